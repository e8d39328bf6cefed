import { ownBroker, testService, uuidOf, type OwnBroker, type TestService } from '@netsign/testing';
import kafkajs from 'kafkajs';
import { Commands } from '../commands.js';
import { many } from '../database/sql.js';
import { fact, moved, probeCases, probeService, type ProbeRow } from './probe.fixture.js';

/** How long the broker is away. */
const AWAY_MS = 60_000;
const pause = (ms: number) => new Promise(resolve => setTimeout(resolve, ms));

let broker: OwnBroker;
let service: TestService;
beforeAll(async () => {
  broker = await ownBroker();
  service = await testService(probeService, { kafka: true, config: { kafkaBrokers: broker.brokers } });
}, 60_000);
afterAll(async () => { await service.close(); await broker.stop(); }, 30_000);

it('a broker away for a minute delays and loses nothing (control: sending at the commit loses what was sent meanwhile)', async () => {
  const id = uuidOf('patient');
  await service.database.query(`insert into probe_case (id, version, hash, graduate_id) values ($1, 0, '', $1)`, [id]);
  const careless = new kafkajs.Kafka({ brokers: broker.brokers, retry: { retries: 0 }, logLevel: kafkajs.logLevel.NOTHING }).producer({ allowAutoTopicCreation: false });
  await careless.connect();
  let lost = 0;
  let written = 0;
  const act = async () => {
    await service.app.get(Commands).runAs('clock', async tx => {
      const { rows } = await tx.read({ rows: many<ProbeRow>('select * from probe_case where id = $1 for update', [id]) });
      tx.move(probeCases, rows[0], {}, moved(rows[0]));
    });
    written++;
    await careless.send({ topic: 'signals', timeout: 1000, messages: [{ value: JSON.stringify(fact(id, id)) }] }).catch(() => { lost++; });
  };
  const heard = () => service.database.query<{ version: number }>('select version from heard where subject = $1 order by seq', [id]).then(rows => rows.map(row => row.version));

  for (let count = 0; count < 5; count++) await act();
  await broker.kill();
  const gone = Date.now();
  for (let count = 0; count < 20; count++) await act();
  const whileAway = await heard();
  await pause(Math.max(0, AWAY_MS - (Date.now() - gone)));
  await broker.restart();
  for (let count = 0; count < 5; count++) await act();
  for (let tries = 0; tries < 1200 && (await heard()).length < written; tries++) await pause(100);
  expect(await heard()).toEqual(Array.from({ length: written }, (_, at) => at + 1));
  expect(whileAway.length).toBeLessThanOrEqual(5);
  expect(lost).toBeGreaterThanOrEqual(20);
  await careless.disconnect();
}, 300_000);

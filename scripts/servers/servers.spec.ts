import fs from 'node:fs';
import path from 'node:path';
import { Kafka, logLevel } from 'kafkajs';
import pg from 'pg';
import { cacheFolder, enterableFolder } from './folders.js';
import { startKafka } from './kafka.js';
import { adminUrl, startPostgres } from './postgres.js';
import { freePort, livingPid, type Part } from './processes.js';

/** A server that is killed without warning comes back on its port with what it had acknowledged. */
describe('a server killed with SIGKILL', () => {
  const folder = fs.mkdtempSync(path.join(cacheFolder('servers-spec'), 'run-'));
  const parts: Part[] = [];

  afterAll(async () => {
    await Promise.all(parts.map((part) => part.stop()));
    fs.rmSync(enterableFolder(path.join(folder, 'data')), { recursive: true, force: true });
    fs.rmSync(folder, { recursive: true, force: true });
  }, 60_000);

  it('PostgreSQL: the committed row is there', async () => {
    const options = { folder, port: await freePort(), password: 'a b/c' };
    const ask = async (text: string): Promise<pg.QueryResult> => {
      const client = new pg.Client({ connectionString: adminUrl(options) });
      await client.connect();
      return client.query(text).finally(() => client.end());
    };
    const first = await startPostgres(options);
    await ask('create table kept as select 42 as answer');
    first.process.kill('SIGKILL');
    await first.ended;
    parts.push(await startPostgres(options));
    expect((await ask('select answer from kept')).rows).toEqual([{ answer: 42 }]);
  }, 60_000);

  it('Kafka: the acknowledged message is there', async () => {
    const options = { folder, port: await freePort(), controllerPort: await freePort() };
    const first = await startKafka(options);
    const kafka = new Kafka({ brokers: [`127.0.0.1:${options.port}`], logLevel: logLevel.NOTHING });
    const admin = kafka.admin();
    await admin.connect();
    await admin.createTopics({ topics: [{ topic: 'kept', numPartitions: 1 }] });
    const producer = kafka.producer();
    await producer.connect();
    await producer.send({ topic: 'kept', acks: -1, messages: [{ value: 'one' }] });
    await Promise.all([producer.disconnect(), admin.disconnect()]);
    first.process.kill('SIGKILL');
    await first.ended;
    parts.push(await startKafka(options));
    const again = kafka.admin();
    await again.connect();
    expect(await again.fetchTopicOffsets('kept')).toMatchObject([{ partition: 0, high: '1' }]);
    await again.disconnect();
  }, 60_000);

  it('a server that stops in good order leaves no pid file', async () => {
    const [part] = parts;
    await part.stop();
    expect(livingPid(path.join(folder, 'pids', 'postgres.json'))).toBeNull();
    expect(fs.existsSync(path.join(folder, 'pids', 'postgres.json'))).toBe(false);
  });
});

import { randomUUID } from 'node:crypto';
import fs from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import type { Actor, DataOf, Envelope, EventType } from '@netsign/contracts';
import { groupName, readConfig, serve, uuidv7, type Config, type Parser, type RunningService, type Service } from '@netsign/platform';
import { serviceTransport, type Transport } from '@netsign/api-client';
import { actorKeys, proofKeys, tokenOf } from './actors.js';
import { keepSamples } from '../../../scripts/asyncapi/samples.js';
import { testDatabase, type TestDatabase } from './databases.js';

/** 32 bytes that stand for the platform's key in every spec. */
export const platformKey = Buffer.alloc(32, 7);

/** The configuration of one service in a spec: its own database, free port, test keys, silent unless LOG_LEVEL says otherwise. */
export function testConfig(database: Pick<TestDatabase, 'ownerUrl' | 'requestUrl'>, over: Partial<Config> = {}): Config {
  const config = readConfig({
    DATABASE_URL: database.requestUrl, DATABASE_OWNER_URL: database.ownerUrl, KAFKA_BROKERS: process.env['TEST_KAFKA_BROKERS'] ?? '127.0.0.1:1', SANDBOX: '1',
    OPS_TOKEN: 'ops', PLATFORM_KEY: platformKey.toString('base64'), LOG_LEVEL: process.env['LOG_LEVEL'] ?? 'silent',
    // Where a spec keeps files, `testService` gives it a folder of its own; the others only must name one.
    FILES_DIR: path.join(os.tmpdir(), 'netsign-specs-without-files'),
  });
  return { ...config, actorPublicKey: actorKeys.publicKey, actorPrivateKey: actorKeys.privateKey, proofPublicKey: proofKeys.publicKey, proofPrivateKey: proofKeys.privateKey, ...over };
}

export interface TestService extends RunningService {
  readonly database: TestDatabase;
  /** How one actor calls this service: `agreementsClient(service.as(actor))`. */
  as(actor: Actor | { role: 'gateway' }): Transport;
  /** Hands events to the group's handler as a broker would, inbox included. Offsets count up by themselves. */
  deliver(transport: symbol, events: readonly Envelope[], topic?: string): Promise<void>;
  /** What the service has written to its event log since it began, oldest first. */
  emitted(): Promise<Envelope[]>;
}

/** Boots one service over a database of its own. Without `kafka` no broker is asked: events come by `deliver`, go by `emitted`. */
export async function testService(service: Service, { kafka = false, config = {}, parse }: { kafka?: boolean; config?: Partial<Config>; parse?: Parser } = {}): Promise<TestService> {
  const database = await testDatabase(service);
  const filesDir = fs.mkdtempSync(path.join(os.tmpdir(), `files-${service.name}-`));
  const running = await serve(service, { config: testConfig(database, { filesDir, ...config }), kafka, ...(parse && { parse }) });
  let offset = 0;
  const emitted = async () => (await database.query<{ envelope: Envelope }>('select envelope from event_log order by id')).map(row => row.envelope);
  return {
    ...running, database,
    as: actor => serviceTransport(running.url, () => ({ authorization: `Bearer ${tokenOf(actor)}` })),
    deliver: async (transport, events, topic) => {
      const group = running.groups.find(candidate => candidate.name === groupName(service, transport));
      if (!group) throw new Error('no such group');
      const byTopic = Map.groupBy(events, event => topic ?? topicOf(event));
      for (const [name, messages] of byTopic) await group.take(name, messages.map(event => ({ topic: name, partition: 0, offset: String(offset++), key: event.partitionkey, body: JSON.stringify(event) })));
    },
    emitted,
    close: async () => {
      await running.close();
      if (process.env['RECORD_SAMPLES'] === '1') keepSamples(await emitted());
      await database.drop();
      fs.rmSync(filesDir, { recursive: true, force: true });
    },
  };
}

const topics = new WeakMap<Envelope, string>();
const topicOf = (event: Envelope): string => { const topic = topics.get(event); if (topic === undefined) throw new Error('say the topic, or make the event by envelopeOf'); return topic; };

/** An event as another service would have sent it. `data` is checked by its contract. */
export function envelopeOf<E extends EventType>(type: E, data: DataOf<E>, about: { subject: string; key: string; version: number; time?: string }): Envelope {
  const envelope: Envelope = {
    specversion: '1.0', id: uuidv7(), source: 'spec', type: type.type, subject: about.subject, time: about.time ?? new Date().toISOString(), datacontenttype: 'application/json',
    partitionkey: about.key, caseversion: about.version, chainhash: randomUUID(), audience: '', data: type.data.parse(data),
  };
  topics.set(envelope, type.topic);
  return envelope;
}

import { topicNames, topics, type Topic } from '@netsign/contracts';
import kafkajs, { type Admin, type Kafka, type KafkaConfig, type LogEntry, type logLevel as LogLevel } from 'kafkajs';
import type { Logger } from '../logger.js';

// A CommonJS package: run as ESM it has one export, itself.
const { ConfigResourceTypes, logLevel } = kafkajs;

/** Said by kafkajs at every start, or while a coordinator is being found on a fresh broker; retried, and without meaning. */
const passing = /switched default partitioner|coordinator|rebalanc|leadership election|does not host this topic-partition/i;

const levels: Partial<Record<LogLevel, 'error' | 'warn' | 'info' | 'debug'>> = { [logLevel.ERROR]: 'error', [logLevel.WARN]: 'warn', [logLevel.INFO]: 'debug', [logLevel.DEBUG]: 'debug' };

/** One way to reach the broker for producers, consumers and admin clients: it is asked for patiently, since it may be restarting. */
export const kafkaConfig = (brokers: string[], clientId: string, logger: Logger): KafkaConfig => ({
  brokers, clientId, connectionTimeout: 3000, requestTimeout: 15_000,
  retry: { initialRetryTime: 100, maxRetryTime: 2000, retries: 60 },
  logLevel: logLevel.WARN,
  logCreator: () => ({ level, log }: LogEntry) => {
    const text = `${log.message} ${String(log['error'] ?? '')}`;
    const { groupId: group, topic } = log as { groupId?: string; topic?: string };
    logger[passing.test(text) ? 'debug' : levels[level] ?? 'debug']({ kafka: { group, topic } }, text.trim());
  },
});

export const createKafka = (brokers: string[], clientId: string, logger: Logger): Kafka => new kafkajs.Kafka(kafkaConfig(brokers, clientId, logger));

interface TopicShape { readonly partitions: number; readonly configs: Record<string, string> }

const shapeOf = (topic: Topic): TopicShape => ({
  partitions: topics[topic].partitions,
  configs: { 'retention.ms': String(topics[topic].retention), 'retention.bytes': '-1', 'cleanup.policy': topics[topic].compacted ? 'compact' : 'delete' },
});
const deadShape: TopicShape = { partitions: 1, configs: { 'retention.ms': '-1', 'retention.bytes': '-1', 'cleanup.policy': 'delete' } };

/**
 * Makes the topics that are missing and refuses to start where one differs from the table: another partition count would move keys,
 * another retention would delete facts. `groups` get their `<group>.dead`.
 */
export async function ensureTopics(kafka: Kafka, groups: readonly string[]): Promise<void> {
  const wanted = new Map<string, TopicShape>([...topicNames.map(name => [name, shapeOf(name)] as const), ...groups.map(group => [`${group}.dead`, deadShape] as const)]);
  const admin = kafka.admin();
  await admin.connect();
  try {
    await patiently(() => makeMissing(admin, wanted));
    const differences = await patiently(() => topicDifferences(admin, wanted));
    if (differences.length > 0) throw new Error(`topics differ from the contract: ${differences.join('; ')}`);
  } finally {
    await admin.disconnect();
  }
}

/** Services make the same topics at the same time: who comes second is told that a topic is there already, or not quite yet, and asks again. */
async function patiently<T>(work: () => Promise<T>): Promise<T> {
  for (let tries = 1; ; tries++) {
    try {
      return await work();
    } catch (error) {
      const { type, retriable } = error as { type?: string; retriable?: boolean };
      if (tries > 50 || !(retriable || type === 'TOPIC_ALREADY_EXISTS' || (error as Error).name === 'KafkaJSAggregateError')) throw error;
      await new Promise(resolve => setTimeout(resolve, 100));
    }
  }
}

async function makeMissing(admin: Admin, wanted: ReadonlyMap<string, TopicShape>): Promise<void> {
  const present = new Set(await admin.listTopics());
  const missing = [...wanted].filter(([name]) => !present.has(name));
  if (missing.length > 0) {
    await admin.createTopics({
      waitForLeaders: true,
      topics: missing.map(([topic, { partitions, configs }]) => ({ topic, numPartitions: partitions, replicationFactor: -1, configEntries: Object.entries(configs).map(([name, value]) => ({ name, value })) })),
    });
  }
}

async function topicDifferences(admin: Admin, wanted: ReadonlyMap<string, TopicShape>): Promise<string[]> {
  const names = [...wanted.keys()];
  const { topics: found } = await admin.fetchTopicMetadata({ topics: names });
  const { resources } = await admin.describeConfigs({ includeSynonyms: false, resources: names.map(name => ({ type: ConfigResourceTypes.TOPIC, name })) });
  return names.flatMap(name => {
    const { partitions, configs } = wanted.get(name)!;
    const actual = found.find(topic => topic.name === name)?.partitions.length;
    const entries = resources.find(resource => resource.resourceName === name)?.configEntries ?? [];
    const wrong = Object.entries(configs).filter(([key, value]) => entries.find(entry => entry.configName === key)?.configValue !== value).map(([key]) => `${name}: ${key}`);
    return actual === partitions ? wrong : [`${name}: ${actual} partitions, not ${partitions}`, ...wrong];
  });
}

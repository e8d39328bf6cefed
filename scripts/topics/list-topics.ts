import { topics, type Topic } from '@netsign/contracts';
import kafkajs from 'kafkajs';
import { isOurs, withAdmin } from './broker.js';

/** One topic as it is, held against the contracts' table. Retention in milliseconds, -1 for ever. */
export interface TopicLine {
  readonly topic: string;
  readonly partitions: number;
  /** Messages that are there: ends minus beginnings. A compacted topic holds fewer. */
  readonly messages: number;
  /** First and next offset of each partition. */
  readonly offsets: readonly { readonly partition: number; readonly low: number; readonly high: number }[];
  readonly retention: number;
  readonly cleanup: string;
  /** What differs from the table; empty when nothing does. */
  readonly differences: readonly string[];
}

interface Shape { readonly partitions: number; readonly retention: number; readonly cleanup: string }

/** What the contracts say of a topic; a group's dead letters have one shape, other topics are nobody's. */
export function shapeOf(topic: string): Shape | null {
  if (Object.hasOwn(topics, topic)) {
    const { partitions, retention, compacted } = topics[topic as Topic];
    return { partitions, retention, cleanup: compacted ? 'compact' : 'delete' };
  }
  return topic.endsWith('.dead') ? { partitions: 1, retention: -1, cleanup: 'delete' } : null;
}

/** How a topic differs from what the contracts say of it. */
export function differencesOf(topic: string, found: Shape): string[] {
  const wanted = shapeOf(topic);
  if (!wanted) return ['not in the contracts'];
  return (['partitions', 'retention', 'cleanup'] as const).filter((key) => found[key] !== wanted[key]).map((key) => `${key} ${found[key]}, not ${wanted[key]}`);
}

/** Every topic of ours, by name; those of the table that are missing too. */
export function listTopics(brokers: string[]): Promise<TopicLine[]> {
  return withAdmin(brokers, async (admin) => {
    const names = (await admin.listTopics()).filter(isOurs);
    const { resources } = await admin.describeConfigs({ includeSynonyms: false, resources: names.map((name) => ({ type: kafkajs.ConfigResourceTypes.TOPIC, name })) });
    const found = await Promise.all(names.map(async (topic): Promise<TopicLine> => {
      const entries = resources.find(({ resourceName }) => resourceName === topic)?.configEntries ?? [];
      const setting = (name: string): string => entries.find(({ configName }) => configName === name)?.configValue ?? '';
      const ends = await admin.fetchTopicOffsets(topic);
      const offsets = ends.map(({ partition, low, high }) => ({ partition, low: Number(low), high: Number(high) })).sort((a, b) => a.partition - b.partition);
      const shape = { partitions: offsets.length, retention: Number(setting('retention.ms')), cleanup: setting('cleanup.policy') };
      return { topic, ...shape, messages: offsets.reduce((sum, { low, high }) => sum + high - low, 0), offsets, differences: differencesOf(topic, shape) };
    }));
    const missing = Object.keys(topics).filter((topic) => !names.includes(topic));
    const lines = [...found, ...missing.map((topic): TopicLine => ({ topic, partitions: 0, messages: 0, offsets: [], retention: 0, cleanup: '', differences: ['missing'] }))];
    return lines.sort((a, b) => (a.topic < b.topic ? -1 : 1));
  });
}

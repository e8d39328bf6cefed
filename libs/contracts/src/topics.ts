/**
 * Every topic, made by our own code and checked at start-up. Facts are kept for ever; partition counts never change,
 * since they decide where a key lives. `retention` in milliseconds, -1 for ever.
 */
export const topics = {
  organisations: { key: 'organisation code', partitions: 1, retention: -1, compacted: false, owner: 'identity' },
  employers: { key: 'credit code', partitions: 3, retention: -1, compacted: false, owner: 'identity' },
  graduates: { key: 'graduateId', partitions: 6, retention: -1, compacted: false, owner: 'national-sync' },
  'cohort-keys': { key: 'cohort', partitions: 1, retention: -1, compacted: true, owner: 'national-sync' },
  agreements: { key: 'graduateId', partitions: 6, retention: -1, compacted: false, owner: 'agreements' },
  ledger: { key: 'graduateId', partitions: 6, retention: -1, compacted: false, owner: 'national-sync' },
  /** Hints for open pages, no facts: an hour is plenty. */
  signals: { key: 'kind', partitions: 1, retention: 3_600_000, compacted: false, owner: 'platform' },
} as const satisfies Record<string, { key: string; partitions: number; retention: number; compacted: boolean; owner: string }>;

export type Topic = keyof typeof topics;
export const topicNames = Object.keys(topics) as Topic[];

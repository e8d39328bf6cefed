import { isOurs, withAdmin } from './broker.js';

/** How far one group is behind in one partition. */
export interface LagLine { readonly group: string; readonly topic: string; readonly partition: number; readonly committed: number; readonly end: number; readonly lag: number }

/**
 * Every group that keeps offsets, by group, topic and partition. Offsets follow the work by up to half a second. Groups that only
 * listen from the latest message on (open pages, journeys) keep none and are left out.
 */
export function readLag(brokers: string[]): Promise<LagLine[]> {
  return withAdmin(brokers, async (admin) => {
    const { groups } = await admin.listGroups();
    const ends = new Map<string, Promise<Map<number, number>>>();
    const endsOf = (topic: string): Promise<Map<number, number>> => {
      const known = ends.get(topic) ?? admin.fetchTopicOffsets(topic).then((rows) => new Map(rows.map(({ partition, high }) => [partition, Number(high)])));
      ends.set(topic, known);
      return known;
    };
    const lines: LagLine[] = [];
    for (const group of groups.map(({ groupId }) => groupId).sort()) {
      for (const { topic, partitions } of await admin.fetchOffsets({ groupId: group })) {
        if (!isOurs(topic)) continue;
        const high = await endsOf(topic);
        for (const { partition, offset } of partitions) lines.push(...lineOf({ group, topic, partition }, Number(offset), high.get(partition) ?? 0));
      }
    }
    return lines.sort((a, b) => a.group.localeCompare(b.group) || a.topic.localeCompare(b.topic) || a.partition - b.partition);
  });
}

/** -1 stands for "nothing committed". */
export function lineOf(place: Pick<LagLine, 'group' | 'topic' | 'partition'>, committed: number, end: number): LagLine[] {
  return committed < 0 ? [] : [{ ...place, committed, end, lag: Math.max(0, end - committed) }];
}

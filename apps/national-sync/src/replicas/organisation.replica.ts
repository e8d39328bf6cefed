import { Controller } from '@nestjs/common';
import { type Organisation } from '@netsign/contracts';
import { insertMany, OnTopic, type EventBatch } from '@netsign/platform';

export const REPLICAS = Symbol('replicas');

const columns = { code: 'text', version: 'int', kind: 'text', name: 'text', parent: 'text' };
const newerOnly = `on conflict (code) do update set version = excluded.version, kind = excluded.kind, name = excluded.name, parent = excluded.parent
  where organisation.version < excluded.version`;

/** Keeps the newest version of each organisation; every event of the topic carries the whole state. */
export async function foldOrganisations({ events, tx }: EventBatch): Promise<void> {
  const newest = new Map<string, Organisation>();
  for (const { data } of events as readonly { data: Organisation }[]) {
    if ((newest.get(data.code)?.version ?? 0) < data.version) newest.set(data.code, data);
  }
  const rows = [...newest.values()].sort((a, b) => (a.code < b.code ? -1 : 1));
  tx.add(insertMany('organisation', columns, rows, newerOnly));
}

@Controller()
export class OrganisationReplica {
  @OnTopic('organisations', REPLICAS)
  onOrganisations(batch: EventBatch): Promise<void> { return foldOrganisations(batch); }
}

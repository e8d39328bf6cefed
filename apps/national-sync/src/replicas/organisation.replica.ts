import { Controller } from '@nestjs/common';
import type { Organisation } from '@netsign/contracts';
import { newest, OnTopic, upsertNewer, type EventBatch } from '@netsign/platform';

export const REPLICAS = Symbol('replicas');

const columns = { code: 'text', version: 'int', kind: 'text', name: 'text', parent: 'text' };

/** Keeps the newest version of each organisation; every event of the topic carries the whole state. */
export async function foldOrganisations({ events, tx }: EventBatch): Promise<void> {
  tx.add(upsertNewer('organisation', 'code', columns, newest(events.map(event => event.data as Organisation), organisation => organisation.code)));
}

@Controller()
export class OrganisationReplica {
  @OnTopic('organisations', REPLICAS)
  onOrganisations(batch: EventBatch): Promise<void> { return foldOrganisations(batch); }
}

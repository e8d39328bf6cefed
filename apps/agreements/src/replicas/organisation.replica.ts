import { Controller } from '@nestjs/common';
import type { Organisation } from '@netsign/contracts';
import { json, newest, OnTopic, upsertNewer, type EventBatch } from '@netsign/platform';
import { Column, Entity, PrimaryColumn } from 'typeorm';
import { REPLICAS } from '../groups.js';

/** The tree and its settings, as identity last told them. */
@Entity()
export class OrganisationReplica {
  @PrimaryColumn('text') code: string;
  @Column('int') version: number;
  @Column('jsonb') organisation: Organisation;
}

@Controller()
export class OrganisationReplicaHandler {
  @OnTopic('organisations', REPLICAS)
  async onOrganisations({ events, tx }: EventBatch): Promise<void> {
    const rows = newest(events.map(event => event.data as Organisation), organisation => organisation.code)
      .map(organisation => ({ code: organisation.code, version: organisation.version, organisation: json(organisation) }));
    tx.add(upsertNewer('organisation_replica', 'code', { code: 'text', version: 'int', organisation: 'jsonb' }, rows));
  }
}

import { Controller } from '@nestjs/common';
import type { Employer } from '@netsign/contracts';
import { json, newest, OnTopic, upsertNewer, type EventBatch } from '@netsign/platform';
import { Column, Entity, PrimaryColumn } from 'typeorm';
import { REPLICAS } from '../groups.js';

/** Employers and their right to invite, as identity last told them. */
@Entity()
export class EmployerReplica {
  @PrimaryColumn('text') creditCode: string;
  @Column('int') version: number;
  @Column('jsonb') employer: Employer;
}

@Controller()
export class EmployerReplicaHandler {
  @OnTopic('employers', REPLICAS)
  async onEmployers({ events, tx }: EventBatch): Promise<void> {
    const rows = newest(events.map(event => event.data as Employer), employer => employer.creditCode)
      .map(employer => ({ creditCode: employer.creditCode, version: employer.version, employer: json(employer) }));
    tx.add(upsertNewer('employer_replica', 'creditCode', { creditCode: 'text', version: 'int', employer: 'jsonb' }, rows));
  }
}

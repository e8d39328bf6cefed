import { Controller } from '@nestjs/common';
import { cohortKeyIssued, type Sealed } from '@netsign/contracts';
import { is, json, OnTopic, type EventBatch } from '@netsign/platform';
import { Column, Entity, PrimaryColumn } from 'typeorm';
import { REPLICAS } from '../groups.js';

/** The wrapped keys that open the people of a cohort. */
@Entity()
export class CohortKeyReplica {
  @PrimaryColumn('text') cohort: string;
  @Column('jsonb') wrapped: Sealed;
}

@Controller()
export class CohortKeyReplicaHandler {
  @OnTopic('cohort-keys', REPLICAS)
  async onCohortKeys({ events, tx }: EventBatch): Promise<void> {
    for (const event of events) {
      if (is(cohortKeyIssued, event)) tx.write('insert into cohort_key_replica (cohort, wrapped) values ($1, $2) on conflict (cohort) do update set wrapped = excluded.wrapped', [event.data.cohort, json(event.data.wrapped)]);
    }
  }
}

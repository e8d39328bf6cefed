import { Controller, Inject } from '@nestjs/common';
import { Person, type Graduate } from '@netsign/contracts';
import { CONFIG, json, many, newest, NotYetHere, OnTopic, unseal, upsertNewer, type Config, type EventBatch, type SystemTx } from '@netsign/platform';
import { Column, Entity, Index, PrimaryColumn } from 'typeorm';
import { REPLICAS } from '../groups.js';
import type { CohortKeyReplica } from './cohort-key.replica.js';

/** What agreements must know of a graduate: to find him by an exact match, and to print his agreement. */
@Entity()
@Index('graduate_replica_match', ['school', 'year', 'idMatch'])
export class GraduateReplica {
  @PrimaryColumn('uuid') graduateId: string;
  @Column('int') version: number;
  @Column('int') year: number;
  @Column('text') department: string;
  @Column('text') school: string;
  @Column('text') province: string;
  @Column('text') educationLevel: string;
  @Column('text') trainingMode: string;
  @Column('boolean') eligible: boolean;
  @Column('text') idMatch: string;
  @Column('jsonb') person: Person;
}

const columns = {
  graduateId: 'uuid', version: 'int', year: 'int', department: 'text', school: 'text', province: 'text', educationLevel: 'text', trainingMode: 'text', eligible: 'boolean', idMatch: 'text', person: 'jsonb',
};

@Controller()
export class GraduateReplicaHandler {
  constructor(@Inject(CONFIG) private readonly config: Config) {}

  @OnTopic('graduates', REPLICAS)
  async onGraduates({ events, tx }: EventBatch): Promise<void> {
    const graduates = newest(events.map(event => event.data as Graduate), graduate => graduate.graduateId);
    const keys = await this.keysOf(tx, graduates);
    const rows = graduates.map(({ person, cohort, ...graduate }) => ({ ...graduate, person: json(Person.parse(JSON.parse(unseal(person, keys.get(cohort)!)))) }));
    tx.add(upsertNewer('graduate_replica', 'graduateId', columns, rows));
  }

  /** Cohort keys travel on a topic of their own and may come later than the people they open: then the batch waits. */
  private async keysOf(tx: SystemTx, graduates: readonly Graduate[]): Promise<Map<string, Buffer>> {
    const cohorts = [...new Set(graduates.map(graduate => graduate.cohort))];
    const { rows } = await tx.read({ rows: many<CohortKeyReplica>('select cohort, wrapped from cohort_key_replica where cohort = any($1::text[])', [cohorts]) });
    const keys = new Map(rows.map(row => [row.cohort, Buffer.from(unseal(row.wrapped, this.config.platformKey), 'base64')]));
    const missing = cohorts.find(cohort => !keys.has(cohort));
    if (missing !== undefined) throw new NotYetHere(`the key of cohort ${missing}`);
    return keys;
  }
}

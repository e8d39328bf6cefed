import { Controller, Inject } from '@nestjs/common';
import type { Graduate, Person } from '@netsign/contracts';
import { CONFIG, json, newest, OnTopic, openPeople, upsertNewer, type Config, type EventBatch } from '@netsign/platform';
import { Column, Entity, Index, PrimaryColumn } from 'typeorm';
import { REPLICAS } from '../groups.js';

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
    const people = await openPeople(tx, graduates, this.config.platformKey);
    tx.add(upsertNewer('graduate_replica', 'graduateId', columns, people.map(graduate => ({ ...graduate, person: json(graduate.person) }))));
  }
}

import { Controller, Module } from '@nestjs/common';
import { departmentPassed, type CaseFact } from '@netsign/contracts';
import { Column, Entity, PrimaryColumn, type MigrationInterface, type QueryRunner } from 'typeorm';
import { all, type TableSight } from '../sight.js';
import type { Service } from '../service.js';
import type { EventBatch } from './consumption.js';
import type { Aggregate, Link } from './event-log.js';
import { OnTopic } from './group-server.js';

/** The smallest service there can be: cases that move, and a consumer that counts what it hears. For specs of the event path. */
@Entity()
export class ProbeCase {
  @PrimaryColumn('uuid') id: string;
  @Column('int') version: number;
  @Column('text') hash: string;
  @Column('uuid') graduateId: string;
}

export interface ProbeRow extends Link { id: string; graduateId: string }

class Probe1790000200000 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query('create table probe_case (id uuid not null, version integer not null, hash text not null, graduate_id uuid not null, constraint probe_case_pkey primary key (id))');
    await runner.query('create table heard (seq bigint generated always as identity primary key, subject uuid not null, version integer not null)');
    await runner.query('create table effect (subject uuid not null, version integer not null, n integer not null, primary key (subject, version))');
  }
  async down(runner: QueryRunner): Promise<void> {
    for (const table of ['effect', 'heard', 'probe_case']) await runner.query(`drop table ${table}`);
  }
}

const everybody: TableSight = { ministry: all };
export const probeCases: Aggregate = { table: 'probe_case', kind: 'probe', key: 'id', sight: everybody, partitionKey: row => String(row['graduateId']) };

export const fact = (caseId: string, graduateId: string): CaseFact => ({
  caseId, kind: 'invitation', graduateId, year: 2027, department: '99331-01', school: '99331', province: '33', employer: 'x', from: 'department_review', to: 'school_review',
});
export const moved = (row: ProbeRow) => ({ event: departmentPassed, data: fact(row.id, row.graduateId), action: 'pass', from: 'department_review', to: 'school_review' });

export const PROBE = Symbol('hearing');

/** Effects add up: hearing an event twice shows. `echo` makes a commit that is announced, as any command's is. */
@Controller()
export class ProbeController {
  static echo = false;

  @OnTopic('agreements', PROBE)
  async onAgreements({ events, tx }: EventBatch): Promise<void> {
    for (const { subject, caseversion } of events) {
      tx.write('insert into heard (subject, version) values ($1, $2)', [subject, caseversion]);
      tx.write('insert into effect (subject, version, n) values ($1, $2, 1) on conflict (subject, version) do update set n = effect.n + 1', [subject, caseversion]);
    }
    const first = events[0];
    if (ProbeController.echo && first) {
      const row = { id: first.id, graduateId: first.partitionkey };
      tx.open(probeCases, row, moved({ ...row, version: 0, hash: '' }));
    }
  }
}

@Module({ controllers: [ProbeController] })
class ProbeModule {}

export const probeService: Service = {
  name: 'probe', module: ProbeModule, constraints: {}, groups: [PROBE],
  schema: { entities: [ProbeCase], migrations: [Probe1790000200000], sight: { tables: { probe_case: everybody, event_log: everybody }, functions: [] } },
};

import type { Employer, Organisation, Person } from '@netsign/contracts';
import { Column, Entity, Index, PrimaryColumn } from 'typeorm';

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

@Entity()
export class OrganisationReplica {
  @PrimaryColumn('text') code: string;
  @Column('int') version: number;
  @Column('jsonb') organisation: Organisation;
}

@Entity()
export class EmployerReplica {
  @PrimaryColumn('text') creditCode: string;
  @Column('int') version: number;
  @Column('jsonb') employer: Employer;
}

/** Wrapped keys that open the people of a cohort. */
@Entity()
export class CohortKeyReplica {
  @PrimaryColumn('text') cohort: string;
  @Column('jsonb') wrapped: object;
}

/** Effective outcomes that other services own; our own cases speak for themselves. */
@Entity()
export class LedgerReplica {
  @PrimaryColumn('uuid') graduateId: string;
  @Column('int') sequence: number;
  @Column('text', { nullable: true }) owner: string | null;
  @Column('uuid', { nullable: true }) caseId: string | null;
  @Column('text', { nullable: true }) outcome: string | null;
  @Column('text') department: string;
  @Column('text') school: string;
  @Column('text') province: string;
}

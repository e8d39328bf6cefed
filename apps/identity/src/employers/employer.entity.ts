import type { Employer as EmployerState } from '@netsign/contracts';
import type { Aggregate, Link } from '@netsign/platform';
import { Column, Entity, Index, PrimaryColumn } from 'typeorm';
import { sight } from '../sight.js';

/** The approved 授权书 of the person in charge of signing. Dates are YYYY-MM-DD, the last day included. */
export interface Authorisation { readonly source: string; readonly fileDigest: string; readonly approvedOn: string; readonly validUntil: string }

/** A verified employer (docs/domain.md §Employers). */
@Entity()
@Index('employer_name', ['name'])
export class Employer {
  @PrimaryColumn('text') creditCode: string;
  @Column('int') version: number;
  @Column('text') hash: string;
  @Column('text') name: string;
  @Column('text') nature: string;
  @Column('text') industry: string;
  @Column('text') region: string;
  @Column('text') address: string;
  @Column('text') status: EmployerState['status'];
  @Column('jsonb', { nullable: true }) authorisation: Authorisation | null;
}

/** The person in charge of signing: the one 新职业网 account that may sign in for the employer. Never part of an event. */
@Entity()
export class EmployerOperator {
  @PrimaryColumn('text') creditCode: string;
  @Column('text') account: string;
  @Column('text') name: string;
  @Column('text') phone: string;
}

export type EmployerRow = Omit<EmployerState, 'version' | 'authorisedUntil'> & Link & { readonly authorisation: Authorisation | null };
export interface OperatorRow { readonly creditCode: string; readonly account: string; readonly name: string; readonly phone: string }

export const employers: Aggregate = { table: 'employer', kind: 'employer', key: 'creditCode', sight: sight.tables['employer'], partitionKey: row => String(row['creditCode']) };

export const employerColumns = 'credit_code, version, hash, name, nature, industry, region, address, status, authorisation';

/** What the world may know of an employer. */
export function employerState({ hash: _hash, authorisation, ...row }: EmployerRow): EmployerState {
  return { ...row, authorisedUntil: authorisation?.validUntil ?? null };
}

import type { ForceGround, PartyMode, Side, TerminationReason, TerminationRules, TerminationStatus } from '@netsign/contracts';
import type { Aggregate } from '@netsign/platform';
import { Column, Entity, Index, PrimaryColumn } from 'typeorm';
import type { Clause } from '../invitation/agreement-text.js';
import { sight } from '../sight.js';

/** What the first of two people has stated to force a termination, and what the second signs by. */
export interface Forcing {
  /** The account that requested it; never shown. */
  readonly requestedBy: string;
  /** ISO 8601. */
  readonly requestedAt: string;
  readonly ground: ForceGround;
  /** How the employer was tried to be reached; for the offices alone. */
  readonly record: string;
  readonly reason: string;
  readonly files: readonly string[];
  readonly textHash: string;
}

/** One request of one side to end an agreement. Names are frozen on it: lists never join what the reader may not see. */
@Entity()
@Index('termination_one_open', ['graduateId', 'agreementId'], { unique: true, where: `status in ('awaiting_employer', 'awaiting_graduate', 'department_review', 'school_review', 'force_requested')` })
@Index('termination_agreement', ['agreementId', 'askedAt'])
@Index('termination_graduate', ['graduateId', 'updatedAt', 'id'])
@Index('termination_employer', ['employer', 'updatedAt', 'id'])
@Index('termination_department', ['department', 'updatedAt', 'id'])
@Index('termination_school', ['school', 'updatedAt', 'id'])
@Index('termination_province', ['province', 'updatedAt', 'id'])
@Index('termination_nation', ['updatedAt', 'id'])
@Index('termination_unanswered', ['askedUntil', 'id'], { where: `silent_since is null and status in ('awaiting_employer', 'awaiting_graduate')` })
@Index('termination_silent', ['school', 'updatedAt', 'id'], { where: `silent_since is not null and status in ('awaiting_employer', 'awaiting_graduate')` })
@Index('termination_overdue', ['dueAt', 'id'], { where: 'due_at is not null' })
export class Termination {
  @PrimaryColumn('uuid') id: string;
  @Column('int') version: number;
  @Column('text') hash: string;
  @Column('text') status: TerminationStatus;
  @Column('uuid') graduateId: string;
  @Column('int') year: number;
  @Column('text') department: string;
  @Column('text') school: string;
  @Column('text') province: string;
  @Column('text') employer: string;
  @Column('uuid') agreementId: string;
  @Column('text') agreementNumber: string;
  @Column('text') mode: PartyMode;
  @Column('text') employerName: string;
  @Column('text') graduateName: string;
  @Column('text') departmentName: string;
  @Column('text') schoolName: string;
  @Column('text') position: string;
  @Column('text') askedBy: Side;
  @Column('text') reasonCode: TerminationReason;
  @Column('text') reason: string;
  /** SHA-256 of each paper handed in with it. */
  @Column('jsonb') files: string[];
  /** The letter both sides sign by, and its hash. */
  @Column('jsonb') text: Clause[];
  @Column('text') textHash: string;
  /** The school's settings as they stood when it was asked for. */
  @Column('boolean') departmentTakesPart: boolean;
  @Column('int') reviewDays: number;
  @Column('jsonb') rules: TerminationRules;
  @Column('timestamptz') askedAt: Date;
  @Column('timestamptz') askedUntil: Date;
  @Column('timestamptz', { nullable: true }) silentSince: Date | null;
  /** A reviewer has passed it on. */
  @Column('boolean') decided: boolean;
  /** When each state was reached, ISO 8601. */
  @Column('jsonb') reached: Partial<Record<TerminationStatus, string>>;
  @Column('timestamptz', { nullable: true }) dueAt: Date | null;
  @Column('timestamptz', { nullable: true }) noticeUntil: Date | null;
  @Column('jsonb', { nullable: true }) force: Forcing | null;
  @Column('text', { nullable: true }) closedBy: string | null;
  @Column('text', { nullable: true }) closingCode: string | null;
  @Column('text', { nullable: true }) closingReason: string | null;
  @Column('timestamptz') updatedAt: Date;
}

export const terminations: Aggregate = { table: 'termination', kind: 'termination', key: 'id', sight: sight.tables['termination'], partitionKey: row => String(row['graduateId']) };

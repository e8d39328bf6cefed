import type { InvitationStatus, PartyMode, TermsDraft } from '@netsign/contracts';
import type { Aggregate } from '@netsign/platform';
import { Column, Entity, Index, PrimaryColumn } from 'typeorm';
import { sight } from '../sight.js';
import type { Clause, Parties } from './agreement-text.js';

/** One offer of one employer to one graduate. Names and terms are frozen on it: lists never join what the reader may not see. */
@Entity()
@Index('invitation_one_open', ['graduateId', 'employer'], { unique: true, where: `status in ('offered', 'department_review', 'school_review')` })
@Index('invitation_graduate', ['graduateId', 'updatedAt', 'id'])
@Index('invitation_employer', ['employer', 'status', 'updatedAt', 'id'])
@Index('invitation_department', ['department', 'updatedAt', 'id'])
@Index('invitation_school', ['school', 'updatedAt', 'id'])
@Index('invitation_province', ['province', 'status', 'updatedAt', 'id'])
@Index('invitation_nation', ['status', 'updatedAt', 'id'])
@Index('invitation_employer_name', ['employer', 'graduateName', 'id'])
@Index('invitation_department_name', ['department', 'graduateName', 'id'])
@Index('invitation_school_name', ['school', 'graduateName', 'id'])
@Index('invitation_province_name', ['province', 'graduateName', 'id'])
@Index('invitation_nation_name', ['graduateName', 'id'])
@Index('invitation_due', ['validUntil', 'id'], { where: `status = 'offered'` })
@Index('invitation_overdue', ['dueAt', 'id'], { where: 'due_at is not null' })
@Index('invitation_province_overdue', ['province', 'dueAt', 'id'], { where: 'due_at is not null' })
@Index('invitation_earlier', ['earlierId'], { where: 'earlier_id is not null' })
@Index('invitation_draft_due', ['draftUntil', 'id'], { where: `status = 'draft'` })
export class Invitation {
  @PrimaryColumn('uuid') id: string;
  @Column('int') version: number;
  @Column('text') hash: string;
  @Column('text') status: InvitationStatus;
  @Column('uuid') graduateId: string;
  @Column('int') year: number;
  @Column('text') department: string;
  @Column('text') school: string;
  @Column('text') province: string;
  @Column('text') employer: string;
  @Column('jsonb') parties: Parties;
  /** Repeated from `parties` for searching: compared byte by byte, so that a prefix is a range. */
  @Column({ type: 'text', collation: 'C' }) graduateName: string;
  @Column('jsonb') terms: TermsDraft;
  @Column('int') validDays: number;
  /** Frozen when the employer sends: the province's form, its template, the text and its hash. */
  @Column('text') mode: PartyMode;
  @Column('int') template: number;
  @Column('jsonb') text: Clause[];
  @Column('text') textHash: string;
  /** Frozen when the graduate accepts. */
  @Column('boolean') departmentTakesPart: boolean;
  @Column('int') reviewDays: number;
  /** A reviewer has passed it on. */
  @Column('boolean') decided: boolean;
  /** When each state was reached, ISO 8601. */
  @Column('jsonb') reached: Partial<Record<InvitationStatus, string>>;
  @Column('timestamptz') draftUntil: Date;
  @Column('timestamptz', { nullable: true }) validUntil: Date | null;
  @Column('timestamptz', { nullable: true }) dueAt: Date | null;
  @Column('text', { nullable: true }) closedBy: string | null;
  @Column('text', { nullable: true }) reasonCode: string | null;
  @Column('text', { nullable: true }) reason: string | null;
  @Column('uuid', { nullable: true }) agreementId: string | null;
  /** The ended invitation whose terms this one began with. */
  @Column('uuid', { nullable: true }) earlierId: string | null;
  @Column('timestamptz') updatedAt: Date;
}

/** The one live case of a graduate, over all ways of signing. Claimed by accept, handed on to the agreement, freed at the end. */
@Entity()
export class LiveCase {
  @PrimaryColumn('uuid', { primaryKeyConstraintName: 'live_case_one' }) graduateId: string;
  @Column('text') kind: 'invitation' | 'agreement';
  @Column('uuid') caseId: string;
  @Column('text') department: string;
  @Column('text') school: string;
  @Column('text') province: string;
}

export const invitations: Aggregate = { table: 'invitation', kind: 'invitation', key: 'id', sight: sight.tables['invitation'], partitionKey: row => String(row['graduateId']) };

import type { AgreementStatus, PartyMode } from '@netsign/contracts';
import type { Aggregate } from '@netsign/platform';
import { Column, Entity, Index, PrimaryColumn } from 'typeorm';
import type { Clause, Parties } from '../invitation/agreement-text.js';
import { sight } from '../sight.js';

/** The agreement that the school's certification opens and the ledger puts in force. */
@Entity()
@Index('agreement_graduate', ['graduateId', 'updatedAt', 'id'])
@Index('agreement_employer', ['employer', 'updatedAt', 'id'])
@Index('agreement_department', ['department', 'updatedAt', 'id'])
@Index('agreement_school', ['school', 'updatedAt', 'id'])
@Index('agreement_province', ['province', 'updatedAt', 'id'])
@Index('agreement_nation', ['updatedAt', 'id'])
@Index('agreement_waiting', ['certifiedAt'], { where: `status = 'certified'` })
@Index('agreement_invitation', ['invitationId'], { unique: true })
@Index('agreement_number', ['number'], { unique: true, where: 'number is not null' })
export class Agreement {
  @PrimaryColumn('uuid') id: string;
  @Column('int') version: number;
  @Column('text') hash: string;
  @Column('text') status: AgreementStatus;
  @Column('uuid') graduateId: string;
  @Column('int') year: number;
  @Column('text') department: string;
  @Column('text') school: string;
  @Column('text') province: string;
  @Column('text') employer: string;
  @Column('uuid') invitationId: string;
  @Column('text') mode: PartyMode;
  @Column('int') template: number;
  @Column('jsonb') parties: Parties;
  @Column('jsonb') text: Clause[];
  @Column('text') textHash: string;
  @Column('text') position: string;
  @Column('text') educationLevel: string;
  /** Destination code, 10 (签就业协议形式就业). */
  @Column('text') outcome: string;
  /** `YYYY-school-level-serial-check`; null until it is in force. */
  @Column('text', { nullable: true }) number: string | null;
  @Column('timestamptz') certifiedAt: Date;
  @Column('timestamptz', { nullable: true }) inForceAt: Date | null;
  @Column('text', { nullable: true }) failure: string | null;
  /** When 就业管理系统 acknowledged it. */
  @Column('timestamptz', { nullable: true }) syncedAt: Date | null;
  /** Printed beside the number, and nowhere else: who states both has held the paper. Given with the number. */
  @Column('text', { nullable: true }) checkCode: string | null;
  /** The printed agreement in the file store: SHA-256 of its bytes, hex; null until it is made. */
  @Column('text', { nullable: true }) documentDigest: string | null;
  @Column('int', { nullable: true }) documentBytes: number | null;
  @Column('timestamptz', { nullable: true }) documentMadeAt: Date | null;
  @Column('timestamptz') updatedAt: Date;
}

/** Counts numbers per year, school and level; taken by the arrow that puts an agreement in force. */
@Entity()
export class AgreementCounter {
  @PrimaryColumn('int') year: number;
  @PrimaryColumn('text') school: string;
  @PrimaryColumn('text') level: string;
  @Column('int') last: number;
}

export const agreements: Aggregate = { table: 'agreement', kind: 'agreement', key: 'id', sight: sight.tables['agreement'], partitionKey: row => String(row['graduateId']) };

import type { ErrorCode, RosterStatus } from '@netsign/contracts';
import { Column, Entity, Index, PrimaryColumn } from 'typeorm';

/** Who confirmed: the import goes on after the answer, and its history names the same person. Address and device are never shown. */
export interface Confirmer { readonly role: 'school'; readonly account: string; readonly address: string; readonly device: string }

/** One uploaded workbook, from its first byte to its import. What is in it lies in the file store and, while it is worked on, in a stage. */
@Entity()
@Index('roster_upload_school', ['school', 'uploadedAt'])
@Index('roster_upload_working', ['status'], { where: `status in ('receiving', 'checking', 'importing')` })
@Index('roster_upload_one_import', ['school', 'year'], { unique: true, where: `status = 'importing'` })
export class RosterUpload {
  @PrimaryColumn('uuid') id: string;
  @Column('text') school: string;
  @Column('text') province: string;
  @Column('int') year: number;
  @Column('text') status: RosterStatus;
  @Column('uuid') account: string;
  @Column('text') fileName: string;
  /** As announced. */
  @Column('bigint') fileBytes: string;
  @Column('bigint') received: string;
  /** SHA-256 of the workbook, hex, once it has come in whole. */
  @Column('text', { nullable: true }) fileDigest: string | null;
  /** The same workbook with its findings marked. */
  @Column('text', { nullable: true }) markedDigest: string | null;
  /** Why it was refused or stopped. */
  @Column('text', { nullable: true }) code: ErrorCode | null;
  /** Titles that are missing, where that is why. */
  @Column('jsonb') columns: string[];
  @Column('int') rows: number;
  @Column('int') added: number;
  @Column('int') changed: number;
  @Column('int') unchanged: number;
  @Column('int') missing: number;
  /** Names of 院系 that were not in the tree when the file was checked. */
  @Column('jsonb') departments: string[];
  @Column('int') problemCount: number;
  @Column('int') noticeCount: number;
  @Column('int') oldTrainingModes: number;
  /** Sum of the versions of the cohort's graduates: when it was checked, then after each portion that was imported. It grows with every change. */
  @Column('bigint') cohortMark: string;
  /** Of the work under way: rows done, share of it (0 to 1), since when. */
  @Column('int') doneRows: number;
  @Column('double precision') share: number;
  @Column('timestamptz', { nullable: true }) workingSince: Date | null;
  /** How often the work began without getting on: it is given up after a few. */
  @Column('int') attempts: number;
  /** Up to this row of the sheet the file is in the roster. */
  @Column('int') importedRow: number;
  @Column('int') imported: number;
  @Column('jsonb', { nullable: true }) confirmedBy: Confirmer | null;
  @Column('timestamptz') uploadedAt: Date;
  /** Of the last part, check or import: what nobody touches for long is forgotten. */
  @Column('timestamptz') touchedAt: Date;
  @Column('timestamptz', { nullable: true }) importedAt: Date | null;
}

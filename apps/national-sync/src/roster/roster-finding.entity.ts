import type { ErrorCode, FindingKind } from '@netsign/contracts';
import { Column, Entity, PrimaryColumn } from 'typeorm';

/** Something the check found about one row of an upload, or a graduate whom the file does not name. */
@Entity()
export class RosterFinding {
  @PrimaryColumn('uuid') upload: string;
  @PrimaryColumn('text') kind: FindingKind;
  /** Row of the sheet as Excel counts; for the missing a running number. */
  @PrimaryColumn('int') at: number;
  /** Column of the sheet, from 1. For a change, the place of the field. */
  @PrimaryColumn('int') place: number;
  @PrimaryColumn('text') code: ErrorCode | '';
  @Column('text') school: string;
  /** Title of the column, or the key of the field. */
  @Column('text') title: string;
  /** What stands there; numbers of identity cards masked. */
  @Column('text') value: string;
  /** What a correction replaces. */
  @Column('text') was: string;
  @Column('uuid', { nullable: true }) graduateId: string | null;
}

import type { RosterProblem, RosterRow } from './roster.layout.js';
import { Column, Entity, Index, PrimaryColumn } from 'typeorm';

/** One uploaded workbook from its check to its import. Its rows are kept only until they are imported. */
@Entity()
@Index('roster_upload_school', ['school', 'uploadedAt'])
export class RosterUpload {
  @PrimaryColumn('uuid') id: string;
  @Column('text') school: string;
  @Column('int') year: number;
  @Column('text') status: 'checked' | 'has_problems' | 'imported';
  @Column('uuid') account: string;
  @Column('text') fileName: string;
  /** SHA-256 of the workbook, hex. */
  @Column('text') fileDigest: string;
  @Column('int') rows: number;
  @Column('int') added: number;
  @Column('int') changed: number;
  @Column('int') unchanged: number;
  @Column('int') missing: number;
  /** Names of 院系 that were not in the tree when the file was checked. */
  @Column('jsonb') departments: string[];
  @Column('int') oldTrainingModes: number;
  /** The first of them; `problemCount` counts all. */
  @Column('jsonb') problems: RosterProblem[];
  @Column('int') problemCount: number;
  /** Sum of the versions of the cohort's graduates when the file was checked: it grows with every change. */
  @Column('int') cohortMark: number;
  @Column('jsonb') entries: RosterRow[];
  @Column('timestamptz') uploadedAt: Date;
  @Column('timestamptz', { nullable: true }) importedAt: Date | null;
}

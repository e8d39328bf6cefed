import { Column, Entity, Index, PrimaryColumn } from 'typeorm';

/** Where each case stands, as its newest event says; what the boards count. */
@Entity()
@Index('case_position_department', ['department', 'year', 'status'])
@Index('case_position_school', ['school', 'year', 'status'])
@Index('case_position_year', ['year', 'status'])
@Index('case_position_waiting', ['year', 'since'], { where: `kind = 'agreement' and status = 'certified'` })
export class CasePosition {
  @PrimaryColumn('uuid') graduateId: string;
  @PrimaryColumn('uuid') caseId: string;
  @Column('text') kind: 'invitation' | 'agreement';
  @Column('int') version: number;
  @Column('text') status: string;
  @Column('int') year: number;
  @Column('text') department: string;
  @Column('text') school: string;
  @Column('text') province: string;
  /** The time of that newest event. */
  @Column('timestamptz') since: Date;
}

/** One number of one node of the tree. The nodes above it stand beside it: for drilling down, and for who may see it. */
@Entity()
@Index('board_count_school', ['year', 'school'])
@Index('board_count_province', ['year', 'province'])
export class BoardCount {
  @PrimaryColumn('int') year: number;
  @PrimaryColumn('text') level: 'department' | 'school' | 'province' | 'ministry';
  @PrimaryColumn('text') code: string;
  @PrimaryColumn('text') measure: string;
  @Column('int') n: number;
  @Column('text', { nullable: true }) department: string | null;
  @Column('text', { nullable: true }) school: string | null;
  @Column('text', { nullable: true }) province: string | null;
}

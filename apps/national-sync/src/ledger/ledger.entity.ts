import { Column, Entity, Index, PrimaryColumn } from 'typeorm';

/** The effective outcome of one graduate, or none: `caseId` and what belongs to it are null then. `version` is the ledger's own sequence. */
@Entity()
@Index('ledger_outcome', ['year', 'outcome'])
export class Ledger {
  @PrimaryColumn('uuid') graduateId: string;
  @Column('int') version: number;
  @Column('text') hash: string;
  @Column('int') year: number;
  @Column('text') department: string;
  @Column('text') school: string;
  @Column('text') province: string;
  @Column('uuid', { nullable: true }) caseId: string | null;
  @Column('int', { nullable: true }) caseVersion: number | null;
  /** The service that owns the case. */
  @Column('text', { nullable: true }) owner: string | null;
  /** Code of 毕业去向类别. */
  @Column('text', { nullable: true }) outcome: string | null;
}

/** What the ledger has said to one version of one case: said once, for ever, whatever is redelivered. */
@Entity()
export class LedgerAnswer {
  @PrimaryColumn('uuid', { primaryKeyConstraintName: 'ledger_answer_once' }) graduateId: string;
  @PrimaryColumn('uuid', { primaryKeyConstraintName: 'ledger_answer_once' }) caseId: string;
  @PrimaryColumn('int', { primaryKeyConstraintName: 'ledger_answer_once' }) caseVersion: number;
  @Column('text') answer: 'recorded' | 'refused' | 'cleared';
  /** Place in the graduate's ledger. */
  @Column('int') sequence: number;
}

import { Column, Entity, Index, PrimaryColumn } from 'typeorm';

/** A document still to be made: written in the transaction that gives the number, gone in the one that records the document. */
@Entity()
@Index('document_task_due', ['dueAt'])
export class DocumentTask {
  @PrimaryColumn('uuid') agreementId: string;
  @Column('uuid') graduateId: string;
  /** How often it has been taken up. */
  @Column('int') attempts: number;
  /** Not before this time, by the real clock: while somebody works on it, or after a failure. */
  @Column('timestamptz') dueAt: Date;
}

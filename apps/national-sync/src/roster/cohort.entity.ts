import type { Sealed } from '@netsign/contracts';
import { Column, Entity, PrimaryColumn } from 'typeorm';

/** A cohort, `<year>-<school>`, from its first import on: its key, wrapped by the platform's. Its row is the lock of imports. */
@Entity()
export class Cohort {
  @PrimaryColumn('text', { primaryKeyConstraintName: 'cohort_once' }) cohort: string;
  @Column('int') version: number;
  @Column('text') hash: string;
  @Column('int') year: number;
  @Column('text') school: string;
  @Column('jsonb') wrapped: Sealed;
}

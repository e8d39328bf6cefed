import type { Person } from '@netsign/contracts';
import { Column, Entity, Index, PrimaryColumn } from 'typeorm';

/** One person in one cohort (docs/domain.md §Roster). The id is given at the first import and kept by corrections. */
@Entity()
@Index('graduate_school', ['school', 'year', 'studentNo', 'graduateId'])
@Index('graduate_department', ['department', 'year', 'studentNo', 'graduateId'])
@Index('graduate_province', ['province', 'year', 'studentNo', 'graduateId'])
@Index('graduate_year', ['year', 'studentNo', 'graduateId'])
@Index('graduate_name', ['year', 'name', 'graduateId'])
@Index('graduate_school_name', ['school', 'year', 'name', 'graduateId'])
@Index('graduate_province_name', ['province', 'year', 'name', 'graduateId'])
export class Graduate {
  @PrimaryColumn('uuid') graduateId: string;
  @Column('int') version: number;
  @Column('text') hash: string;
  @Column('int') year: number;
  @Column('text') department: string;
  @Column('text') school: string;
  @Column('text') province: string;
  @Column('text') educationLevel: string;
  @Column('text') trainingMode: string;
  @Column('boolean') eligible: boolean;
  @Column('text') idMatch: string;
  /** Repeated from `person` for lists: compared byte by byte, so that a prefix is a range. */
  @Column({ type: 'text', collation: 'C' }) name: string;
  @Column({ type: 'text', collation: 'C' }) studentNo: string;
  @Column('jsonb') person: Person;
}

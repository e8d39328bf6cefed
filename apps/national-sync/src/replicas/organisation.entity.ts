import { Column, Entity, Index, PrimaryColumn } from 'typeorm';

/** What is needed here of an organisation: its name and its place in the tree. */
@Entity()
@Index('organisation_parent', ['parent'])
export class Organisation {
  @PrimaryColumn('text') code: string;
  @Column('int') version: number;
  @Column('text') kind: 'ministry' | 'province' | 'school' | 'department';
  @Column('text') name: string;
  @Column('text', { nullable: true }) parent: string | null;
}

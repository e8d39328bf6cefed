import { Column, Entity, Index, PrimaryColumn } from 'typeorm';

/** What binds a sign-in to a graduate. Neither name nor ID number, only their keyed digests. */
@Entity()
@Index('graduate_replica_match', ['idMatch', 'nameMatch'])
@Index('graduate_replica_account', ['account'])
export class GraduateReplica {
  @PrimaryColumn('uuid') graduateId: string;
  @Column('int') version: number;
  @Column('int') year: number;
  @Column('text') department: string;
  @Column('text') school: string;
  @Column('text') province: string;
  @Column('text') idMatch: string;
  @Column('text') nameMatch: string;
  /** Ours, not the roster's: the account this graduate signs in with. */
  @Column('uuid', { nullable: true }) account: string | null;
}

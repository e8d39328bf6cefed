import type { Role } from '@netsign/contracts';
import { Column, Entity, Index, PrimaryColumn } from 'typeorm';
import type { Realm } from './realm.js';

/** Whoever has signed in once: one row per outside system and its user, as that system described him last. */
@Entity()
@Index('account_user', ['realm', 'casUser'], { unique: true })
@Index('account_organisation', ['organisation'])
export class Account {
  @PrimaryColumn('uuid') id: string;
  @Column('text') realm: Realm;
  @Column('text') casUser: string;
  @Column('text') role: Role;
  /** Code of the own organisation, credit code of the own employer, null for graduates. */
  @Column('text', { nullable: true }) organisation: string | null;
  /** For the own screen; never logged, never sent. */
  @Column('text') name: string;
  @Column('text', { nullable: true }) phone: string | null;
  @Column('timestamptz') signedInAt: Date;
}

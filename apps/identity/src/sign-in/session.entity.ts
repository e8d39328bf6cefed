import type { End } from '@netsign/contracts';
import { Column, Entity, Index, PrimaryColumn } from 'typeorm';

/** A sign-in that lasts. All its times are real time, whatever the sandbox's clock says. */
@Entity()
@Index('session_secret', ['secretHash'], { unique: true })
@Index('session_account', ['account'])
export class Session {
  @PrimaryColumn('uuid') id: string;
  /** SHA-256 of the secret in the cookie, hex. */
  @Column('text') secretHash: string;
  @Column('uuid') account: string;
  @Column('text') webEnd: End;
  /** Graduates: the record this session is about. */
  @Column('uuid', { nullable: true }) graduate: string | null;
  @Column('text') device: string;
  @Column('timestamptz') startedAt: Date;
  @Column('timestamptz') seenAt: Date;
  /** However busy it is, it ends here. */
  @Column('timestamptz') expiresAt: Date;
  @Column('timestamptz', { nullable: true }) endedAt: Date | null;
}

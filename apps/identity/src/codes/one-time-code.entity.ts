import { Column, Entity, Index, PrimaryColumn } from 'typeorm';

export type CodePurpose = 'phone' | 'second_factor';

/** The act a second factor was asked for. */
export interface AskedAct { readonly endpoint: string; readonly caseId: string; readonly caseVersion: number; readonly textHash: string }

/** Six digits sent by SMS. Five minutes of real time, five tries; what they prove is burnt with the act. */
@Entity()
@Index('one_time_code_account', ['account', 'sentAt'])
@Index('one_time_code_phone', ['phone', 'sentAt'])
export class OneTimeCode {
  @PrimaryColumn('uuid') id: string;
  @Column('uuid') account: string;
  @Column('text') purpose: CodePurpose;
  @Column('text') phone: string;
  /** HMAC of the code under the platform's key, salted by the row's id, hex. */
  @Column('text') hash: string;
  @Column('jsonb', { nullable: true }) act: AskedAct | null;
  @Column('int') tries: number;
  @Column('timestamptz') sentAt: Date;
  @Column('timestamptz') expiresAt: Date;
}

import { Column, Entity, Index, PrimaryColumn } from 'typeorm';

/** 信息确认: a graduate has read and accepted the own record. One holds at a time; what became void stays as evidence. */
@Entity()
@Index('confirmation_once', ['graduate'], { unique: true, where: 'voided_at is null' })
@Index('confirmation_account', ['account', 'phoneFrom'])
export class Confirmation {
  @PrimaryColumn('uuid') id: string;
  @Column('uuid') graduate: string;
  @Column('uuid') account: string;
  @Column('int') recordVersion: number;
  /** Name and ID number as they were confirmed: another of either asks for a new confirmation. */
  @Column('text') idMatch: string;
  @Column('text') nameMatch: string;
  /** Verified by SMS; serves the second factor from `phoneFrom` on. */
  @Column('text') phone: string;
  @Column('timestamptz') phoneFrom: Date;
  @Column('timestamptz') confirmedAt: Date;
  @Column('timestamptz', { nullable: true }) voidedAt: Date | null;
}

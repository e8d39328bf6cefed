import { Column, Entity, Index, PrimaryColumn } from 'typeorm';

/** One acknowledged call. Kept seven days. */
@Entity()
export class Idempotency {
  @PrimaryColumn('uuid') account: string;
  @PrimaryColumn('text') endpoint: string;
  @PrimaryColumn('text') key: string;
  @Column('text') digest: string;
  @Column('jsonb') result: object;
  @Column('int', { default: 0 }) repeats: number;
  @Column('timestamptz', { default: () => 'now()' }) at: Date;
}

/** A second-factor proof that has been used. */
@Entity()
export class BurntProof {
  @PrimaryColumn('uuid', { primaryKeyConstraintName: 'burnt_proof_once' }) jti: string;
  @Column('uuid') account: string;
  @Column('timestamptz', { default: () => 'now()' }) at: Date;
}

/** Events a consumer group has handled. */
@Entity()
export class Inbox {
  @PrimaryColumn('text') consumer: string;
  @PrimaryColumn('uuid') id: string;
}

/** A message that broke its contract, and the later ones of its key that wait behind it. */
@Entity()
@Index('parked_event_key', ['consumer', 'key'])
export class ParkedEvent {
  @PrimaryColumn('text') consumer: string;
  @PrimaryColumn('text') topic: string;
  @PrimaryColumn('int') partition: number;
  @PrimaryColumn('bigint') logOffset: string;
  @Column('text') key: string;
  @Column('text') reason: string;
  @Column('text') body: string;
  @Column('timestamptz', { default: () => 'clock_timestamp()' }) at: Date;
  /** An operator read it and found it worthless: it blocks nothing any more, and is passed over when it comes again. */
  @Column('timestamptz', { nullable: true }) droppedAt: Date | null;
}

/** How far the relay has sent: a PostgreSQL snapshot. */
@Entity()
export class RelayPosition {
  @PrimaryColumn('int') id: number;
  @Column('text') snapshot: string;
}

/** The sandbox's offset of the rules' time; a production login cannot write it. */
@Entity()
export class Clock {
  @PrimaryColumn('int', { default: 1 }) id: number;
  @Column('bigint') offsetMs: string;
}

/** All but `event_log`, whose xid8 column TypeORM does not know: it is written by `Tx` and read by SQL alone. */
export const platformEntities = [Idempotency, BurntProof, Inbox, ParkedEvent, RelayPosition, Clock];

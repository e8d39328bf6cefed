import type { MessageType, MessageView } from '@netsign/contracts';
import { Column, Entity, Index, PrimaryColumn } from 'typeorm';

/**
 * One message in one box: what happened to which case, never whose names or which terms (docs/domain.md §Messages). The box belongs to
 * the graduate, not to an account: what came before the first sign-in waits there.
 */
@Entity('message')
@Index('message_once', ['receiver', 'about'], { unique: true })
@Index('message_newest', ['receiver', 'at', 'id'])
@Index('message_unread', ['receiver'], { where: 'read_at is null' })
export class StoredMessage {
  @PrimaryColumn('uuid') id: string;
  /** Role and key of whose box this is, as the live updates name them: `graduate:<id>`, `employer:<credit code>`. */
  @Column('text') receiver: string;
  /** The same, one of the four by the receiver's role: what row-level security compares. */
  @Column('uuid', { nullable: true }) graduate: string | null;
  @Column('text', { nullable: true }) employer: string | null;
  @Column('text', { nullable: true }) department: string | null;
  @Column('text', { nullable: true }) school: string | null;
  /** The event's id, or the day in China for the papers of an office: one row of each in a box. */
  @Column('text') about: string;
  @Column('text') kind: MessageView['kind'];
  @Column('uuid', { nullable: true }) caseId: string | null;
  @Column('text') type: MessageType;
  @Column('int') count: number;
  @Column('timestamptz') at: Date;
  @Column('timestamptz', { nullable: true }) readAt: Date | null;
}

/** An event whose paper an office has counted: each counts once, however often it comes. */
@Entity()
export class CountedPaper {
  @PrimaryColumn('uuid') eventId: string;
}

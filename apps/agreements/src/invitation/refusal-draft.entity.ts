import type { RefusalReason } from '@netsign/contracts';
import { Column, Entity, PrimaryColumn } from 'typeorm';

/** What a graduate has written of a refusal and not sent: his alone, gone once he has answered. */
@Entity()
export class RefusalDraft {
  @PrimaryColumn('uuid') invitationId: string;
  @Column('uuid') graduateId: string;
  @Column('text', { nullable: true }) reasonCode: RefusalReason | null;
  @Column('text') reason: string;
  @Column('timestamptz') updatedAt: Date;
}

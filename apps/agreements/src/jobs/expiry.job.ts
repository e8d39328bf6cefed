import { Injectable, type OnModuleInit } from '@nestjs/common';
import { invitationExpired } from '@netsign/contracts';
import { Commands, Jobs, many, ruleTime, type Job } from '@netsign/platform';
import { decide } from '@netsign/workflow';
import { invitations, type Invitation } from '../invitation/invitation.entity.js';
import { invitationWorkflow, type InvitationFacts } from '../invitation/invitation.workflow.js';

const BATCH = 200;

/** The clock as an actor: expires offers whose time has come and discards drafts nobody sent. Several instances share the work by skipping locked rows. */
@Injectable()
export class ExpiryJob implements Job, OnModuleInit {
  readonly name = 'expiry';
  readonly everyMs = 1000;

  constructor(private readonly commands: Commands, private readonly jobs: Jobs) {}

  onModuleInit(): void { this.jobs.add(this); }

  async run(): Promise<number> {
    return this.commands.runAs('clock', async tx => {
      const { offers, drafts } = await tx.read({
        offers: many<Invitation>(`select * from invitation where status = 'offered' and valid_until <= ${ruleTime} order by valid_until, id limit ${BATCH} for update skip locked`),
        drafts: many<Invitation>(`select * from invitation where status = 'draft' and draft_until <= ${ruleTime} order by draft_until, id limit ${BATCH} for update skip locked`),
      });
      let moved = 0;
      for (const offer of offers) {
        const facts = { now: tx.now, validUntil: offer.validUntil } as InvitationFacts;
        const decision = decide(invitationWorkflow, { state: offer.status, action: 'expire', by: 'clock', facts });
        if (!decision.ok) continue;
        const { graduateId, year, department, school, province, employer } = offer;
        const to = decision.arrow.to;
        moved++;
        tx.move(invitations, offer, { status: to, closedBy: 'clock', updatedAt: tx.now, reached: { ...offer.reached, [to]: tx.now.toISOString() } }, {
          event: invitationExpired, data: { caseId: offer.id, kind: 'invitation', graduateId, year, department, school, province, employer, from: offer.status, to }, action: 'expire', from: offer.status, to,
        });
      }
      for (const draft of drafts) tx.update('invitation', { id: draft.id, version: draft.version }, { status: 'discarded', closedBy: 'clock', updatedAt: tx.now, reached: { ...draft.reached, discarded: tx.now.toISOString() } });
      // Refusals nobody will send any more go with the invitations that have ended.
      if (moved > 0) tx.write(`delete from refusal_draft d using invitation i where i.id = d.invitation_id and i.status <> 'offered'`, []);
      return moved + drafts.length;
    });
  }
}

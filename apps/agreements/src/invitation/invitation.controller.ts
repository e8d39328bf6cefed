import { Controller } from '@nestjs/common';
import { agreementsApi, type ParsedInputOf } from '@netsign/contracts';
import { Endpoint, type By } from '@netsign/platform';
import { HistoryService } from '../history/history.service.js';
import { InvitationListService } from './invitation-list.service.js';
import { InvitationService } from './invitation.service.js';
import { UsualTimesService } from '../review/usual-times.service.js';

type Input<K extends keyof typeof agreementsApi> = ParsedInputOf<(typeof agreementsApi)[K]>;

@Controller()
export class InvitationController {
  constructor(private readonly invitations: InvitationService, private readonly lists: InvitationListService, private readonly histories: HistoryService, private readonly usual: UsualTimesService) {}

  @Endpoint(agreementsApi.draft) draft(by: By, input: Input<'draft'>) { return this.invitations.draft(by, input); }
  @Endpoint(agreementsApi.sendAgain) sendAgain(by: By, input: Input<'sendAgain'>) { return this.invitations.sendAgain(by, input); }
  @Endpoint(agreementsApi.save) save(by: By, input: Input<'save'>) { return this.invitations.save(by, input); }
  @Endpoint(agreementsApi.discard) discard(by: By, input: Input<'discard'>) { return this.invitations.discard(by, input); }
  @Endpoint(agreementsApi.send) send(by: By, input: Input<'send'>) { return this.invitations.send(by, input); }
  @Endpoint(agreementsApi.withdraw) withdraw(by: By, input: Input<'withdraw'>) { return this.invitations.withdraw(by, input); }
  @Endpoint(agreementsApi.accept) accept(by: By, input: Input<'accept'>) { return this.invitations.accept(by, input); }
  @Endpoint(agreementsApi.refuse) refuse(by: By, input: Input<'refuse'>) { return this.invitations.refuse(by, input); }
  @Endpoint(agreementsApi.saveRefusal) saveRefusal(by: By, input: Input<'saveRefusal'>) { return this.invitations.saveRefusal(by, input); }
  @Endpoint(agreementsApi.takeBack) takeBack(by: By, input: Input<'takeBack'>) { return this.invitations.takeBack(by, input); }
  @Endpoint(agreementsApi.pass) pass(by: By, input: Input<'pass'>) { return this.invitations.pass(by, input); }
  @Endpoint(agreementsApi.certify) certify(by: By, input: Input<'certify'>) { return this.invitations.certify(by, input); }
  @Endpoint(agreementsApi.fail) fail(by: By, input: Input<'fail'>) { return this.invitations.fail(by, input); }
  @Endpoint(agreementsApi.listInvitations) list(by: By, input: Input<'listInvitations'>) { return this.lists.list(by, input); }
  @Endpoint(agreementsApi.searchInvitations) search(by: By, input: Input<'searchInvitations'>) { return this.lists.list(by, input); }
  @Endpoint(agreementsApi.invitationCounts) counts(by: By, input: Input<'invitationCounts'>) { return this.lists.counts(by, input); }
  @Endpoint(agreementsApi.usualTimes) usualTimes(by: By, { school, department, flow }: Input<'usualTimes'>) { return this.usual.of(by.actor, school, department ?? null, flow); }
  @Endpoint(agreementsApi.invitationHistory) history(by: By, { id }: Input<'invitationHistory'>) { return this.histories.of(by, 'invitation', id); }
  @Endpoint(agreementsApi.getInvitation) get(by: By, { id }: Input<'getInvitation'>) { return this.invitations.get(by, id); }
}

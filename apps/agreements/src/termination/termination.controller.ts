import { Controller } from '@nestjs/common';
import { agreementsApi, type ParsedInputOf } from '@netsign/contracts';
import { Endpoint, type By } from '@netsign/platform';
import { HistoryService } from '../history/history.service.js';
import { TerminationListService } from './termination-list.service.js';
import { TerminationService } from './termination.service.js';

type Input<K extends keyof typeof agreementsApi> = ParsedInputOf<(typeof agreementsApi)[K]>;

@Controller()
export class TerminationController {
  constructor(private readonly terminations: TerminationService, private readonly lists: TerminationListService, private readonly histories: HistoryService) {}

  @Endpoint(agreementsApi.terminationLetter) letter(by: By, input: Input<'terminationLetter'>) { return this.terminations.letter(by, input); }
  @Endpoint(agreementsApi.askTermination) ask(by: By, input: Input<'askTermination'>) { return this.terminations.ask(by, input); }
  @Endpoint(agreementsApi.agreementTerminations) ofAgreement(by: By, { id }: Input<'agreementTerminations'>) { return this.terminations.ofAgreement(by, id); }
  @Endpoint(agreementsApi.consentTermination) consent(by: By, input: Input<'consentTermination'>) { return this.terminations.consent(by, input); }
  @Endpoint(agreementsApi.refuseTermination) refuse(by: By, input: Input<'refuseTermination'>) { return this.terminations.refuse(by, input); }
  @Endpoint(agreementsApi.withdrawTermination) withdraw(by: By, input: Input<'withdrawTermination'>) { return this.terminations.withdraw(by, input); }
  @Endpoint(agreementsApi.passTermination) pass(by: By, input: Input<'passTermination'>) { return this.terminations.pass(by, input); }
  @Endpoint(agreementsApi.certifyTermination) certify(by: By, input: Input<'certifyTermination'>) { return this.terminations.certify(by, input); }
  @Endpoint(agreementsApi.failTermination) fail(by: By, input: Input<'failTermination'>) { return this.terminations.fail(by, input); }
  @Endpoint(agreementsApi.requestForce) requestForce(by: By, input: Input<'requestForce'>) { return this.terminations.requestForce(by, input); }
  @Endpoint(agreementsApi.dropForce) dropForce(by: By, input: Input<'dropForce'>) { return this.terminations.dropForce(by, input); }
  @Endpoint(agreementsApi.force) force(by: By, input: Input<'force'>) { return this.terminations.force(by, input); }
  @Endpoint(agreementsApi.listTerminations) list(by: By, input: Input<'listTerminations'>) { return this.lists.list(by, input); }
  @Endpoint(agreementsApi.terminationCounts) counts(by: By, input: Input<'terminationCounts'>) { return this.lists.counts(by, input); }
  @Endpoint(agreementsApi.terminationHistory) history(by: By, { id }: Input<'terminationHistory'>) { return this.histories.of(by, 'termination', id); }
  @Endpoint(agreementsApi.getTermination) get(by: By, { id }: Input<'getTermination'>) { return this.terminations.get(by, id); }
}

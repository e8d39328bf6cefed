import { Controller } from '@nestjs/common';
import { agreementsApi, ledgerRecorded, ledgerRefused, type ParsedInputOf } from '@netsign/contracts';
import { Endpoint, is, OnTopic, type By, type EventBatch } from '@netsign/platform';
import { LEDGER } from '../groups.js';
import { HistoryService } from '../history/history.service.js';
import { AgreementService, type Verdict } from './agreement.service.js';

type Input<K extends keyof typeof agreementsApi> = ParsedInputOf<(typeof agreementsApi)[K]>;

@Controller()
export class AgreementController {
  constructor(private readonly agreements: AgreementService, private readonly histories: HistoryService) {}

  @Endpoint(agreementsApi.listAgreements) list(by: By, input: Input<'listAgreements'>) { return this.agreements.list(by, input); }
  @Endpoint(agreementsApi.agreementHistory) history(by: By, { id }: Input<'agreementHistory'>) { return this.histories.of(by, 'agreement', id); }
  @Endpoint(agreementsApi.getAgreement) get(by: By, { id }: Input<'getAgreement'>) { return this.agreements.get(by, id); }

  /** The ledger's words on our own agreements move them. */
  @OnTopic('ledger', LEDGER)
  async onLedger({ events, tx }: EventBatch): Promise<void> {
    const verdicts = events.flatMap((event): Verdict[] => {
      if (is(ledgerRecorded, event) && event.data.owner === 'agreements') return [{ caseId: event.data.caseId, recorded: true, reasonCode: null }];
      if (is(ledgerRefused, event) && event.data.owner === 'agreements') return [{ caseId: event.data.caseId, recorded: false, reasonCode: event.data.reasonCode }];
      return [];
    });
    if (verdicts.length > 0) await this.agreements.settle(tx, verdicts);
  }
}

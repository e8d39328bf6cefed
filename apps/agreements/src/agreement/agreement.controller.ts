import { Controller, Res } from '@nestjs/common';
import { agreementsApi, ledgerRecorded, ledgerRefused, type ParsedInputOf } from '@netsign/contracts';
import { Endpoint, FileStore, is, OnTopic, sendFile, type By, type EventBatch } from '@netsign/platform';
import type { FastifyReply } from 'fastify';
import { PaperCheckService } from '../document/paper-check.service.js';
import { LEDGER } from '../groups.js';
import { HistoryService } from '../history/history.service.js';
import { AgreementService, type Verdict } from './agreement.service.js';

type Input<K extends keyof typeof agreementsApi> = ParsedInputOf<(typeof agreementsApi)[K]>;

@Controller()
export class AgreementController {
  constructor(private readonly agreements: AgreementService, private readonly histories: HistoryService, private readonly papers: PaperCheckService, private readonly files: FileStore) {}

  @Endpoint(agreementsApi.listAgreements) list(by: By, input: Input<'listAgreements'>) { return this.agreements.list(by, input); }
  @Endpoint(agreementsApi.agreementHistory) history(by: By, { id }: Input<'agreementHistory'>) { return this.histories.of(by, 'agreement', id); }
  @Endpoint(agreementsApi.getAgreement) get(by: By, { id }: Input<'getAgreement'>) { return this.agreements.get(by, id); }

  @Endpoint(agreementsApi.verifyPaper) verify(_by: null, input: Input<'verifyPaper'>) { return this.papers.check(input); }
  @Endpoint(agreementsApi.agreementDocument) async document(by: By, { id }: Input<'agreementDocument'>, @Res() reply: FastifyReply) { await sendFile(reply, this.files, await this.agreements.document(by, id)); }

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

import { Injectable } from '@nestjs/common';
import { agreementFailed, agreementInForce, AppError, type agreementsApi, type AgreementView, type ParsedInputOf } from '@netsign/contracts';
import { Database, decodeCursor, many, one, pageOf, scope, type By, type SentFile, type SystemTx } from '@netsign/platform';
import { decide } from '@netsign/workflow';
import { newCheckCode } from '../document/check-code.js';
import { documentTasks } from '../document/document.service.js';
import { sight } from '../sight.js';
import { agreementFact } from './agreement.case.js';
import { agreements, type Agreement, type AgreementCounter } from './agreement.entity.js';
import { formatNumber } from './agreement-number.js';
import { documentOf } from './agreement.view.js';
import { agreementWorkflow } from './agreement.workflow.js';

type Input<K extends keyof typeof agreementsApi> = ParsedInputOf<(typeof agreementsApi)[K]>;

/** The ledger's word on one agreement. */
export interface Verdict { readonly caseId: string; readonly recorded: boolean; readonly reasonCode: string | null }

/** Agreements after the school's certification: the ledger settles them, people read them. */
@Injectable()
export class AgreementService {
  constructor(private readonly database: Database) {}

  /** Moves agreements by the ledger's words, one batch in the consumer's transaction. A word given twice finds nothing left to do. */
  async settle(tx: SystemTx, verdicts: readonly Verdict[]): Promise<void> {
    const ids = [...new Set(verdicts.map(verdict => verdict.caseId))].sort();
    const { rows } = await tx.read({ rows: many<Agreement>('select * from agreement where id = any($1::uuid[]) order by id for update', [ids]) });
    const waiting = new Map(rows.map(row => [row.id, row]));
    const moves = verdicts.flatMap(verdict => {
      const agreement = waiting.get(verdict.caseId);
      if (!agreement) return [];
      const decision = decide(agreementWorkflow, { state: agreement.status, action: verdict.recorded ? 'record' : 'decline', by: 'ledger', facts: { now: tx.now } });
      return decision.ok && waiting.delete(verdict.caseId) ? [{ agreement, verdict, to: decision.arrow.to }] : [];
    });
    const settled = moves.filter(move => move.to === 'in_force').map(move => move.agreement);
    const numbers = await this.numbersFor(tx, settled);
    if (settled.length > 0) tx.add(documentTasks(settled));
    for (const { agreement, verdict, to } of moves) {
      const fact = agreementFact(agreement, to);
      if (to === 'in_force') {
        const number = numbers.get(agreement.id)!;
        tx.move(agreements, agreement, { status: to, number, checkCode: newCheckCode(), inForceAt: tx.now, updatedAt: tx.now }, { event: agreementInForce, data: { ...fact, number }, action: 'record', from: agreement.status, to });
      } else {
        const reasonCode = verdict.reasonCode ?? 'SIGNED_ELSEWHERE';
        tx.delete('live_case', { graduateId: agreement.graduateId, caseId: agreement.id });
        tx.move(agreements, agreement, { status: to, failure: reasonCode, updatedAt: tx.now }, { event: agreementFailed, data: { ...fact, reasonCode }, action: 'decline', from: agreement.status, to, reasonCode });
      }
    }
  }

  /** Takes the next numbers of each (year, school, level) at once. Counters are locked in one order; what is not kept leaves no gap. */
  private async numbersFor(tx: SystemTx, rows: readonly Agreement[]): Promise<Map<string, string>> {
    const groups = new Map([...Map.groupBy(rows, counterOf)].sort(([one], [other]) => (one < other ? -1 : 1)));
    if (groups.size === 0) return new Map();
    const firsts = [...groups.values()].map(([first]) => first);
    const { counters } = await tx.read({
      counters: many<AgreementCounter>(`insert into agreement_counter (year, school, level, last) select * from unnest($1::int[], $2::text[], $3::text[], $4::int[])
        on conflict (year, school, level) do update set last = agreement_counter.last + excluded.last returning year, school, level, last`,
      [firsts.map(row => row.year), firsts.map(row => row.school), firsts.map(row => row.educationLevel), [...groups.values()].map(group => group.length)]),
    });
    return new Map(counters.flatMap(({ year, school, level, last }) => {
      const group = groups.get(`${year}-${school}-${level}`)!;
      return group.map((row, at): [string, string] => [row.id, formatNumber(year, school, level, last - group.length + at + 1)]);
    }));
  }

  async get(by: By, id: string): Promise<AgreementView> {
    const { row } = await this.database.read(by.actor, { row: one<Agreement>('select * from agreement where id = $1', [id]) });
    return viewOf(row);
  }

  /** The printed agreement, for whoever sees the agreement. Throws DOCUMENT_NOT_MADE while it is still to be made. */
  async document(by: By, id: string): Promise<SentFile> {
    const { row } = await this.database.read(by.actor, { row: one<Agreement>('select * from agreement where id = $1', [id]) });
    const document = documentOf(row);
    if (document === null) throw new AppError('DOCUMENT_NOT_MADE');
    return { ...document, name: `agreement-${row.number}.pdf`, type: 'application/pdf' };
  }

  async list(by: By, { status, cursor, limit }: Input<'listAgreements'>): Promise<{ items: AgreementView[]; next: string | null }> {
    const values: unknown[] = [];
    const conditions = [scope(sight, 'agreement', by.actor, values)];
    if (status) { values.push(status); conditions.push(`status = $${values.length}`); }
    const from = decodeCursor(cursor, ['time', 'id']);
    if (from) { values.push(from[0], from[1]); conditions.push(`(updated_at, id) < ($${values.length - 1}::timestamptz, $${values.length}::uuid)`); }
    values.push(limit + 1);
    const { rows } = await this.database.read(by.actor, { rows: many<Agreement>(`select * from agreement where ${conditions.join(' and ')} order by updated_at desc, id desc limit $${values.length}`, values) });
    const { items, next } = pageOf(rows, limit, row => [row.updatedAt.toISOString(), row.id]);
    return { items: items.map(viewOf), next };
  }
}

function viewOf(row: Agreement): AgreementView {
  return {
    id: row.id, version: row.version, status: row.status, year: row.year, number: row.number, invitationId: row.invitationId, mode: row.mode,
    employerName: row.parties.employer.name, graduateName: row.parties.graduate.name, departmentName: row.parties.departmentName, schoolName: row.parties.schoolName, position: row.position,
    outcome: row.outcome, certifiedAt: row.certifiedAt.toISOString(), inForceAt: row.inForceAt?.toISOString() ?? null, failure: row.failure, syncedAt: row.syncedAt?.toISOString() ?? null,
    document: documentOf(row),
  };
}

const counterOf = ({ year, school, educationLevel }: Agreement): string => `${year}-${school}-${educationLevel}`;

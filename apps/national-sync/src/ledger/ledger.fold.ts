import { agreementCertified, agreementEnded, ledgerCleared, ledgerRecorded, ledgerRefused, topics, type CaseFact, type ErrorCode, type LedgerFact } from '@netsign/contracts';
import { insertMany, is, type CaseBatch, type Inbound, type Statement } from '@netsign/platform';
import { outcomeMeasure, type Tally } from '../boards/board.counts.js';
import type { Ledger, LedgerAnswer } from './ledger.entity.js';

/** Read before folding, in the order in which every writer locks. */
export const ledgerText = `select graduate_id, version, hash, year, department, school, province, case_id, case_version, owner, outcome from ledger
  where graduate_id = any($1::uuid[]) order by graduate_id for update`;
export const answersText = 'select graduate_id, case_id, case_version, answer, sequence from ledger_answer where graduate_id = any($1::uuid[]) and case_id = any($2::uuid[])';

export const answerColumns = { graduateId: 'uuid', caseId: 'uuid', caseVersion: 'int', answer: 'text', sequence: 'int' };
const ELSEWHERE = 'SIGNED_ELSEWHERE' satisfies ErrorCode;

type Ask = { readonly act: 'record'; readonly outcome: string } | { readonly act: 'clear' };

/** What an event asks of the ledger. Other kinds of outcomes add their events here (docs/domain.md §Ledger). */
function askOf(event: Inbound): Ask | null {
  if (is(agreementCertified, event)) return { act: 'record', outcome: event.data.outcome };
  if (is(agreementEnded, event)) return { act: 'clear' };
  return null;
}

export interface LedgerState { readonly rows: readonly Ledger[]; readonly answers: readonly LedgerAnswer[] }

const answerKey = (caseId: string, version: number): string => `${caseId}/${version}`;

/**
 * One graduate, one effective outcome. Walks the events in offset order against the rows in memory and answers each version of a case at most
 * once, whatever is redelivered: a `certified` is recorded, or refused while another case is effective; an `ended` clears the outcome if it is
 * this case's. Rows and events go into `batch`, the answers are returned to be written beside them.
 */
export function foldLedger(events: readonly Inbound<CaseFact>[], state: LedgerState, batch: CaseBatch, tally: Tally): Statement[] {
  const rows = new Map(state.rows.map(row => [row.graduateId, row]));
  const answered = new Set(state.answers.map(answer => answerKey(answer.caseId, answer.caseVersion)));
  const said: LedgerAnswer[] = [];
  for (const event of events) {
    const ask = askOf(event);
    if (ask === null || answered.has(answerKey(event.data.caseId, event.caseversion))) continue;
    const row = rows.get(event.data.graduateId) ?? null;
    const answer = ask.act === 'record' ? (row?.caseId == null ? 'recorded' : 'refused') : row?.caseId === event.data.caseId ? 'cleared' : null;
    if (answer === null) continue;
    const next = say(answer, event, ask, row, batch);
    if (answer === 'recorded') tally.add(next, outcomeMeasure(next.outcome!), 1);
    if (answer === 'cleared') tally.add(row!, outcomeMeasure(row!.outcome!), -1);
    rows.set(next.graduateId, next);
    answered.add(answerKey(event.data.caseId, event.caseversion));
    said.push({ graduateId: next.graduateId, caseId: event.data.caseId, caseVersion: event.caseversion, answer, sequence: next.version });
  }
  return said.length === 0 ? [] : [insertMany('ledger_answer', answerColumns, said)];
}

type Effect = Pick<Ledger, 'caseId' | 'caseVersion' | 'owner' | 'outcome'>;
export const noEffect: Effect = { caseId: null, caseVersion: null, owner: null, outcome: null };
const stateOf = (row: Ledger | null): string | null => (row === null ? null : row.caseId === null ? 'cleared' : 'recorded');

function say(answer: LedgerAnswer['answer'], event: Inbound<CaseFact>, ask: Ask, row: Ledger | null, batch: CaseBatch): Ledger {
  const { graduateId, caseId, year, department, school, province } = event.data;
  const owner = topics[event.topic as keyof typeof topics].owner;
  const outcome = ask.act === 'record' ? ask.outcome : row!.outcome!;
  // A cleared outcome is counted off where it was counted, even if the case has moved since.
  const place = answer === 'cleared' ? { year: row!.year, department: row!.department, school: row!.school, province: row!.province } : { year, department, school, province };
  const data: LedgerFact = { graduateId, ...place, caseId, caseVersion: event.caseversion, owner, outcome, sequence: (row?.version ?? 0) + 1 };
  const from = stateOf(row);
  if (answer === 'refused') return batch.move(row!, {}, { event: ledgerRefused, data: { ...data, reasonCode: ELSEWHERE }, action: 'refuse', from, to: 'recorded', reasonCode: ELSEWHERE });
  if (answer === 'cleared') return batch.move(row!, noEffect, { event: ledgerCleared, data, action: 'clear', from, to: 'cleared' });
  const effect: Effect = { caseId, caseVersion: event.caseversion, owner, outcome };
  const happening = { event: ledgerRecorded, data, action: 'record', from, to: 'recorded' };
  return row === null ? batch.open({ graduateId, ...place, ...effect }, happening) : batch.move(row, { ...place, ...effect }, happening);
}

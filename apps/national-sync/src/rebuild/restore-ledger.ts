import { ledgerCleared, ledgerRecorded, type LedgerFact } from '@netsign/contracts';
import { insertMany, is, many, type Inbound } from '@netsign/platform';
import { outcomeMeasure, Tally } from '../boards/board.counts.js';
import type { Ledger } from '../ledger/ledger.entity.js';
import { answerColumns, ledgerText, noEffect } from '../ledger/ledger.fold.js';
import type { Restored } from './rebuild.js';

const columns = {
  graduateId: 'uuid', version: 'int', hash: 'text', year: 'int', department: 'text', school: 'text', province: 'text', caseId: 'uuid', caseVersion: 'int', owner: 'text', outcome: 'text',
};
const whole = `on conflict (graduate_id) do update set version = excluded.version, hash = excluded.hash, year = excluded.year, department = excluded.department,
  school = excluded.school, province = excluded.province, case_id = excluded.case_id, case_version = excluded.case_version, owner = excluded.owner, outcome = excluded.outcome`;

/** Each graduate's ledger and what it has said, from its own events in order. A topic may hold an event twice, and an older one behind a newer: what is not newer is passed over. */
export async function restoreLedger({ events, tx }: Restored<LedgerFact>): Promise<void> {
  const { known } = await tx.read({ known: many<Ledger>(ledgerText, [[...new Set(events.map(event => event.data.graduateId))].sort()]) });
  const before = new Map(known.map(row => [row.graduateId, row]));
  const rows = new Map(before);
  for (const event of events) {
    const row = rows.get(event.data.graduateId);
    if ((row?.version ?? 0) < event.data.sequence) rows.set(event.data.graduateId, next(event, row));
  }
  const tally = new Tally();
  for (const [graduate, row] of rows) {
    const old = before.get(graduate);
    if (old?.outcome != null) tally.add(old, outcomeMeasure(old.outcome), -1);
    if (row.outcome !== null) tally.add(row, outcomeMeasure(row.outcome), 1);
  }
  tx.add(insertMany('ledger', columns, [...rows.values()], whole));
  tx.add(insertMany('ledger_answer', answerColumns, events.map(event => ({
    graduateId: event.data.graduateId, caseId: event.data.caseId, caseVersion: event.data.caseVersion, answer: answerOf(event), sequence: event.data.sequence,
  })), 'on conflict do nothing'));
  for (const statement of tally.statements()) tx.add(statement);
}

const answerOf = (event: Inbound<LedgerFact>): string => (is(ledgerRecorded, event) ? 'recorded' : is(ledgerCleared, event) ? 'cleared' : 'refused');

function next(event: Inbound<LedgerFact>, row: Ledger | undefined): Ledger {
  const { graduateId, year, department, school, province, caseId, caseVersion, owner, outcome, sequence } = event.data;
  const link = { version: sequence, hash: event.chainhash };
  if (is(ledgerRecorded, event)) return { graduateId, ...link, year, department, school, province, caseId, caseVersion, owner, outcome };
  if (row === undefined) throw new Error('a ledger begins with what was recorded');
  return is(ledgerCleared, event) ? { ...row, ...link, ...noEffect } : { ...row, ...link };
}

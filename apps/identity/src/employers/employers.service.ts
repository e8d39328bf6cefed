import { Injectable } from '@nestjs/common';
import { chinaDay, AppError, employerRestored, employerSuspended, employerVerified, type Employer, type ErrorCode, type EventType, type identityApi, type OutputOf, type ParsedInputOf } from '@netsign/contracts';
import { Commands, Database, many, one, scope, type By, type Tx } from '@netsign/platform';
import { refusalFor } from '../refusal.js';
import { remember } from '../remembered.js';
import { SessionsService } from '../sign-in/sessions.service.js';
import { sight } from '../sight.js';
import { employerColumns, employers, employerState, type EmployerRow, type OperatorRow } from './employer.entity.js';
import { arrivalOf, importProblems, isUnchanged, type Arrival } from './import.rules.js';

type Counts = OutputOf<typeof identityApi.importEmployers>;

const operatorText = `insert into employer_operator (credit_code, account, name, phone) values ($1, $2, $3, $4)
  on conflict (credit_code) do update set account = excluded.account, name = excluded.name, phone = excluded.phone`;
/** The day it is in China, YYYY-MM-DD. */

/** Employers as 新职业网 has verified them; an import carries the approved 授权书 and its source (docs/domain.md §Employers). */
@Injectable()
export class EmployersService {
  constructor(private readonly commands: Commands, private readonly database: Database, private readonly sessions: SessionsService) {}

  async list(by: By): Promise<{ items: Employer[] }> {
    const values: unknown[] = [];
    const { rows } = await this.database.read(by.actor, { rows: many<EmployerRow>(`select ${employerColumns} from employer where ${scope(sight, 'employer', by.actor, values)} order by name, credit_code`, values) });
    return { items: rows.map(employerState) };
  }

  /** All of a call or none. A new employer begins verified; a change keeps the status. Whoever was operator before loses the session. */
  async import(by: By, { items }: ParsedInputOf<typeof identityApi.importEmployers>): Promise<Counts> {
    const arrivals = items.map(arrivalOf);
    const codes = arrivals.map(({ employer }) => employer.creditCode);
    const done = await this.commands.run(by, {
      read: {
        standing: many<EmployerRow>(`select ${employerColumns} from employer where credit_code = any($1::text[]) order by credit_code for update`, [codes]),
        operators: many<OperatorRow>('select credit_code, account, name, phone from employer_operator where credit_code = any($1::text[])', [codes]),
      },
      result: {},
      act: (tx, { standing, operators }) => {
        const problems = importProblems(arrivals, chinaDay(tx.now));
        if (problems.length > 0) throw refusalFor(problems);
        const counts = importAll(tx, arrivals, byCode(standing), byCode(operators));
        remember(tx, by, counts);
        return counts;
      },
    });
    if (done.repeated) return { verified: Number(done.result['verified']), unchanged: Number(done.result['unchanged']) };
    if (done.value.verified > 0) await this.sessions.endFormerOperators(codes);
    return done.value;
  }

  suspend(by: By, { creditCode, reason }: { creditCode: string; reason: string }): Promise<Employer> {
    return this.turn(by, creditCode, { event: employerSuspended, action: 'suspend', from: 'verified', to: 'suspended', otherwise: 'EMPLOYER_SUSPENDED', reason });
  }

  restore(by: By, { creditCode, reason }: { creditCode: string; reason: string }): Promise<Employer> {
    return this.turn(by, creditCode, { event: employerRestored, action: 'restore', from: 'suspended', to: 'verified', otherwise: 'EMPLOYER_NOT_SUSPENDED', reason });
  }

  private async turn(by: By, creditCode: string, { otherwise, ...turn }: { event: EventType; action: string; from: Employer['status']; to: Employer['status']; otherwise: ErrorCode; reason: string }): Promise<Employer> {
    const text = `select ${employerColumns} from employer where credit_code = $1`;
    const done = await this.commands.run(by, {
      read: { employer: one<EmployerRow>(`${text} for update`, [creditCode]) }, result: { creditCode },
      act: (tx, { employer }) => {
        if (employer.status !== turn.from) throw new AppError(otherwise);
        return move(tx, employer, { status: turn.to }, turn);
      },
    });
    if (!done.repeated) return employerState(done.value);
    const { employer } = await this.database.read(by.actor, { employer: one<EmployerRow>(text, [creditCode]) });
    return employerState(employer);
  }
}

const byCode = <T extends { creditCode: string }>(rows: readonly T[]): Map<string, T> => new Map(rows.map(row => [row.creditCode, row]));

function move(tx: Tx, employer: EmployerRow, set: Partial<EmployerRow>, happening: { event: EventType; action: string; from: string | null; to: string; reason?: string; files?: string[] }): EmployerRow {
  return tx.move(employers, employer, set, { ...happening, data: employerState({ ...employer, ...set, version: employer.version + 1 }) });
}

function importAll(tx: Tx, arrivals: readonly Arrival[], standing: ReadonlyMap<string, EmployerRow>, operators: ReadonlyMap<string, OperatorRow>): Counts {
  const counts: Counts = { verified: 0, unchanged: 0 };
  for (const arrival of arrivals) {
    const { employer, operator } = arrival;
    const before = standing.get(employer.creditCode);
    if (before && isUnchanged(arrival, before, operators.get(employer.creditCode))) { counts.unchanged++; continue; }
    const files = employer.authorisation ? [employer.authorisation.fileDigest] : [];
    if (before) move(tx, before, employer, { event: employerVerified, action: 'import', from: before.status, to: before.status, files });
    else open(tx, employer, files);
    tx.write(operatorText, [operator.creditCode, operator.account, operator.name, operator.phone]);
    counts.verified++;
  }
  return counts;
}

function open(tx: Tx, arrival: Arrival['employer'], files: string[]): void {
  const row = { ...arrival, status: 'verified' as const };
  tx.open(employers, row, { event: employerVerified, data: employerState({ ...row, version: 1, hash: '' }), action: 'import', from: null, to: 'verified', files });
}

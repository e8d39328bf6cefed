import type { Check } from './report.js';
import { readUntil } from '../people/ask-again.js';
import pg from 'pg';
import type { MeasuredSystem } from './system.js';

/** Seconds after the last approval within which every agreement must be in force. */
const IN_FORCE_WITHIN = 60;

/** What the databases say of signings that were played: run after run, nothing may be missing, double or out of place. */
export class Verdict {
  private readonly agreements: pg.Pool;
  private readonly ledger: pg.Pool;

  constructor(system: MeasuredSystem) {
    this.agreements = new pg.Pool({ connectionString: system.databaseUrl('agreements'), max: 2 });
    this.ledger = new pg.Pool({ connectionString: system.databaseUrl('national-sync'), max: 2 });
  }

  /** Waits until all are in force, then looks at every row. */
  async of(invitations: readonly string[]): Promise<Check[]> {
    const count = invitations.length;
    const inForce = () => this.one(this.agreements, `select count(*)::int as n from agreement where invitation_id = any($1::uuid[]) and status = 'in_force'`, invitations);
    const reached = await readUntil('all agreements are in force', inForce, (n) => n === count, IN_FORCE_WITHIN).catch(() => inForce());
    const [certified, numbers, events, recorded, counted] = await Promise.all([
      this.one(this.agreements, `select count(*)::int as n from invitation where id = any($1::uuid[]) and status = 'certified' and version = 4`, invitations),
      this.one(this.agreements, 'select count(distinct number)::int as n from agreement where invitation_id = any($1::uuid[])', invitations),
      this.one(this.agreements, `select count(*)::int as n from event_log where kind = 'invitation' and subject = any($1::text[])`, invitations),
      this.one(this.ledger, `select count(*)::int as n from ledger l join case_position p on p.graduate_id = l.graduate_id and p.case_id = l.case_id where p.status = 'in_force' and l.graduate_id in (select graduate_id from case_position where case_id = any($1::uuid[]))`, invitations),
      this.one(this.ledger, `select count(*)::int as n from case_position where case_id = any($1::uuid[]) and status = 'certified' and version = 4`, invitations),
    ]);
    return [
      { what: `${count} agreements in force (${reached})`, held: reached === count },
      { what: `every invitation certified at version 4 (${certified})`, held: certified === count },
      { what: `every number given once (${numbers})`, held: numbers === count },
      { what: `four events of each invitation (${events})`, held: events === 4 * count },
      { what: `every outcome in the national ledger (${recorded})`, held: recorded === count },
      { what: `every case counted where it stands (${counted})`, held: counted === count },
    ];
  }

  private async one(pool: pg.Pool, text: string, ids: readonly string[]): Promise<number> {
    return (await pool.query<{ n: number }>(text, [ids])).rows[0]?.n ?? 0;
  }

  async close(): Promise<void> {
    await Promise.all([this.agreements.end(), this.ledger.end()]);
  }
}

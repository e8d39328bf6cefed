import pg from 'pg';
import { askAgain } from '../people/ask-again.js';

/** The agreements' own database, by its owner's login: what the boards are held against. */
export class AgreementsDatabase {
  private readonly pool: pg.Pool;

  /** `patience` in seconds: how long a server that is away is asked again. */
  constructor(url: string, private readonly patience: number) {
    this.pool = new pg.Pool({ connectionString: url, max: 1 });
    // A connection that breaks while it idles is replaced by the next query, which fails by itself if it cannot be.
    this.pool.on('error', () => undefined);
  }

  /** Agreements of a year that are in force. */
  inForce(year: number): Promise<number> {
    const count = () => this.pool.query<{ n: number }>(`select count(*)::int as n from agreement where status = 'in_force' and year = $1`, [year]);
    return askAgain(async () => (await count()).rows[0]?.n ?? 0, () => true, this.patience);
  }

  close(): Promise<void> {
    return this.pool.end();
  }
}

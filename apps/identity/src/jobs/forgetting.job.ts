import { Injectable, type OnModuleInit } from '@nestjs/common';
import { begin, commit, Database, Jobs, sql } from '@netsign/platform';

const EVERY_MS = 3_600_000;
const PAGE = 1000;

/** Codes serve five minutes and are kept a day for questions; sessions are kept a month. */
const statements = [
  `delete from one_time_code where id in (select id from one_time_code where sent_at < now() - interval '1 day' limit ${PAGE})`,
  `delete from session where id in (select id from session where expires_at < now() - interval '30 days' limit ${PAGE})`,
];

/** Forgets phones in old codes and devices in old sessions: what is not needed is not kept. */
@Injectable()
export class ForgettingJob implements OnModuleInit {
  constructor(private readonly jobs: Jobs, private readonly database: Database) {}

  onModuleInit(): void { this.jobs.add({ name: 'forgetting', everyMs: EVERY_MS, run: () => this.run() }); }

  /** Returns how many rows it has deleted. Real time: the sandbox's clock does not age them. */
  private run(): Promise<number> {
    return this.database.transact('owner', async trip => {
      const outcomes = await trip.send([begin, ...statements.map(text => sql(text)), commit]);
      return outcomes.reduce((sum, outcome) => sum + (outcome.rowCount ?? 0), 0);
    });
  }
}

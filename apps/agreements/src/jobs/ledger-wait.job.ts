import { Inject, Injectable, type OnModuleInit } from '@nestjs/common';
import { Database, Jobs, LOGGER, one, ruleTime, type Job, type Logger } from '@netsign/platform';

/** Raises the alarm for agreements that have waited more than a minute for the ledger. It never moves one: only the ledger does. */
@Injectable()
export class LedgerWaitJob implements Job, OnModuleInit {
  readonly name = 'ledger-wait';
  readonly everyMs = 30_000;

  constructor(private readonly database: Database, private readonly jobs: Jobs, @Inject(LOGGER) private readonly logger: Logger) {}

  onModuleInit(): void { this.jobs.add(this); }

  async run(): Promise<number> {
    const { waiting } = await this.database.readAsOwner({ waiting: one<{ count: number; oldest: Date | null }>(`select count(*)::int as count, min(certified_at) as oldest from agreement where status = 'certified' and certified_at < ${ruleTime} - interval '60 seconds'`) });
    if (waiting.count > 0) this.logger.error({ count: waiting.count, oldest: waiting.oldest }, 'agreements wait for the ledger');
    return 0;
  }
}

import { Injectable, type OnModuleInit } from '@nestjs/common';
import { terminationUnanswered } from '@netsign/contracts';
import { Commands, Jobs, many, ruleTime, type Job } from '@netsign/platform';
import { decide } from '@netsign/workflow';
import { factOf } from '../termination/termination.case.js';
import { terminations, type Termination } from '../termination/termination.entity.js';
import { terminationWorkflow, type TerminationFacts } from '../termination/termination.workflow.js';

const BATCH = 200;

/** The clock as an actor: where a request to end an agreement was not answered in time it reminds, once, and the school sees it. It decides nothing. */
@Injectable()
export class SilenceJob implements Job, OnModuleInit {
  readonly name = 'silence';
  readonly everyMs = 10_000;

  constructor(private readonly commands: Commands, private readonly jobs: Jobs) {}

  onModuleInit(): void { this.jobs.add(this); }

  async run(): Promise<number> {
    return this.commands.runAs('clock', async tx => {
      const { rows } = await tx.read({
        rows: many<Termination>(`select * from termination where silent_since is null and status in ('awaiting_employer', 'awaiting_graduate') and asked_until <= ${ruleTime}
          order by asked_until, id limit ${BATCH} for update skip locked`),
      });
      let reminded = 0;
      for (const row of rows) {
        const facts = { now: tx.now, askedUntil: row.askedUntil, silentSince: row.silentSince } as TerminationFacts;
        const decision = decide(terminationWorkflow, { state: row.status, action: 'remind', by: 'clock', facts });
        if (!decision.ok) continue;
        const { to } = decision.arrow;
        reminded++;
        tx.move(terminations, row, { silentSince: tx.now, updatedAt: tx.now }, { event: terminationUnanswered, data: factOf(row, row.status, to), action: 'remind', from: row.status, to });
      }
      return reminded;
    });
  }
}

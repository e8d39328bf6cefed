import { Inject, Injectable } from '@nestjs/common';
import { LOGGER, type Logger } from './logger.js';

/** Something the clock does. Returns how much it did; it is run again at once while that is not zero. */
export interface Job { readonly name: string; readonly everyMs: number; run(): Promise<number> }

interface Entry { readonly job: Job; readonly timer: NodeJS.Timeout; running: Promise<void> | null }

/** Runs the service's jobs, each never beside itself. Safe on several instances: jobs lock the rows they take. */
@Injectable()
export class Jobs {
  private readonly entries: Entry[] = [];
  private stopped = false;

  constructor(@Inject(LOGGER) private readonly logger: Logger) {}

  add(job: Job): void {
    const entry: Entry = { job, running: null, timer: setInterval(() => void this.run(entry), job.everyMs) };
    this.entries.push(entry);
  }

  async runAll(): Promise<void> {
    for (const entry of this.entries) { await entry.running; await this.run(entry); }
  }

  async stop(): Promise<void> {
    this.stopped = true;
    for (const entry of this.entries) clearInterval(entry.timer);
    for (const { running } of this.entries) await running;
  }

  private run(entry: Entry): Promise<void> {
    entry.running ??= this.repeat(entry.job).finally(() => { entry.running = null; });
    return entry.running;
  }

  private async repeat(job: Job): Promise<void> {
    try {
      while (!this.stopped && (await job.run()) > 0);
    } catch (error) {
      this.logger.warn({ job: job.name, error: (error as Error).message }, 'a job failed; it runs again at its next time');
    }
  }
}

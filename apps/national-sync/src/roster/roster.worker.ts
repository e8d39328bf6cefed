import { Inject, Injectable, type OnModuleDestroy, type OnModuleInit } from '@nestjs/common';
import { Commands, CONFIG, Database, EventPath, FileStore, Jobs, LOGGER, many, type Config, type Job, type Logger } from '@netsign/platform';
import { boardSignal } from '../boards/board.counts.js';
import { departmentsOf } from './roster.check.js';
import { workInProcess } from './roster.process.js';
import type { RosterUpload } from './roster-upload.entity.js';
import { leave } from './roster.progress.js';
import { workOn } from './roster.work.js';

/** Pages are told at most this often. */
const TELL_MS = 500;

/**
 * Sees to it that uploads are worked on: one at a time in this instance, in a process of its own at low priority, so that commands stay quick
 * whatever a workbook asks. Where this program is not the service's own (specs), in this process. What a dead instance left is taken up.
 */
@Injectable()
export class RosterWorker implements Job, OnModuleInit, OnModuleDestroy {
  readonly name = 'roster-worker';
  readonly everyMs = 1000;
  private readonly ending = new AbortController();
  private working: Promise<void> | null = null;
  private again = false;

  constructor(
    private readonly database: Database, private readonly commands: Commands, private readonly files: FileStore, private readonly path: EventPath,
    private readonly jobs: Jobs, @Inject(CONFIG) private readonly config: Config, @Inject(LOGGER) private readonly logger: Logger,
  ) {}

  onModuleInit(): void { this.jobs.add(this); }

  async onModuleDestroy(): Promise<void> {
    this.ending.abort();
    await this.working;
  }

  /** Called by the clock; the work itself goes on beside it. */
  run(): Promise<number> {
    this.wake();
    return Promise.resolve(0);
  }

  /** There is something to do. */
  wake(): void {
    this.again = true;
    if (this.ending.signal.aborted) return;
    this.working ??= this.workOff().catch((error: unknown) => { this.logger.error({ error: (error as Error).message }, 'work on rosters failed; it is tried again'); }).finally(() => { this.working = null; });
  }

  /** Tidies up after an upload that was stopped or cancelled, unless a worker has it in hand and does so itself. */
  leave(id: string): void {
    this.database.exclusively(`roster ${id}`, () => leave({ database: this.database, files: this.files }, id))
      .catch((error: unknown) => { this.logger.warn({ upload: id, error: (error as Error).message }, 'a cancelled upload was not tidied up; the hourly job does it'); });
  }

  private async workOff(): Promise<void> {
    while (this.again && !this.ending.signal.aborted) {
      this.again = false;
      const { waiting } = await this.database.readAsOwner({ waiting: many<RosterUpload>(`select * from roster_upload where status in ('checking', 'importing') order by touched_at, id`) });
      for (const upload of waiting) if (!this.ending.signal.aborted) await this.work(upload);
    }
  }

  private async work(upload: RosterUpload): Promise<void> {
    const tell = await this.teller(upload);
    if (this.config.program !== '') await workInProcess({ program: this.config.program, id: upload.id, tell, ending: this.ending.signal, logger: this.logger });
    else await workOn({ database: this.database, commands: this.commands, files: this.files, logger: this.logger, platformKey: this.config.platformKey, tell, ending: this.ending.signal }, upload.id);
    tell();
  }

  /** Tells the school's pages, and those of the boards when rows went in. The last word is never left out. */
  private async teller({ id, school, province, year, status }: RosterUpload): Promise<() => void> {
    const departments = status === 'importing' ? await departmentsOf({ database: this.database }, school) : [];
    const audience = ['ministry', `province:${province}`, `school:${school}`, ...departments.map(({ code }) => `department:${code}`)];
    const send = () => { this.path.signal([{ kind: 'roster.changed', id, audience: `school:${school}` }, ...(status === 'importing' ? [boardSignal(year, audience)] : [])]); };
    let last = 0;
    let late: NodeJS.Timeout | null = null;
    return () => {
      if (late !== null) return;
      const wait = Math.max(0, last + TELL_MS - Date.now());
      late = setTimeout(() => { late = null; last = Date.now(); send(); }, wait).unref();
    };
  }
}

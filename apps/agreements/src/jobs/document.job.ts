import { Inject, Injectable, type OnModuleDestroy, type OnModuleInit } from '@nestjs/common';
import { DocumentPress, Jobs, LOGGER, type Job, type Logger } from '@netsign/platform';
import { DocumentService } from '../document/document.service.js';

/**
 * Sees to it that every agreement with a number gets its document. It goes on beside everything else and is not waited for: who wakes
 * the jobs wants the clock's acts, and a backlog of papers may take its time. Several instances share the work by leases.
 */
@Injectable()
export class DocumentJob implements Job, OnModuleInit, OnModuleDestroy {
  readonly name = 'document';
  readonly everyMs = 1000;
  private work: Promise<void> | null = null;
  private stopped = false;

  constructor(private readonly documents: DocumentService, private readonly press: DocumentPress, private readonly jobs: Jobs, @Inject(LOGGER) private readonly logger: Logger) {}

  onModuleInit(): void { this.jobs.add(this); }

  async run(): Promise<number> {
    this.work ??= this.drain().finally(() => { this.work = null; });
    return 0;
  }

  /** What is being printed is given up; it is due again with its lease. */
  async onModuleDestroy(): Promise<void> {
    this.stopped = true;
    this.press.close();
    await this.work;
  }

  private async drain(): Promise<void> {
    try {
      while (!this.stopped && (await this.documents.makeSome((agreement, error) => { this.report(agreement, error); })) > 0);
    } catch (error) {
      this.logger.warn({ error: (error as Error).message }, 'documents could not be taken up; they are at the next time');
    }
  }

  private report(agreement: string, error: Error): void {
    if (!this.stopped) this.logger.error({ agreement, error: error.message }, 'a document could not be made; it is tried again');
  }
}

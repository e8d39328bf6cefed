import { fork, type ChildProcess } from 'node:child_process';
import { existsSync } from 'node:fs';
import path from 'node:path';
import type { Config } from '../config.js';
import type { Ordered, Printed } from './document.worker.js';
import { PrintFailure, type PrintOrder } from './print-order.js';

/** The worker is gone, or was too slow: the document may be printed as well another time. */
export class PressLost extends Error {}

const CLOSED = 'the press was closed';

interface Job extends Ordered { readonly resolve: (pdf: Buffer) => void; readonly reject: (error: Error) => void }

export interface PressOptions {
  /** The worker ends after so long without work: it holds the compiler and its fonts. */
  readonly idleMs?: number;
  /** A document that takes longer is given up, and the worker with it. */
  readonly patienceMs?: number;
}

/**
 * A service's way to print: a process of the lowest priority, started when there is something to print and ended when there is not.
 * One document at a time. Its death costs the document under way, which is then printed again by whoever ordered it.
 */
export class DocumentPress {
  private child: ChildProcess | null = null;
  private readonly queue: Job[] = [];
  private current: Job | null = null;
  private serial = 0;
  private closed = false;
  private idle: NodeJS.Timeout | undefined;
  private patience: NodeJS.Timeout | undefined;

  constructor(private readonly config: Pick<Config, 'program'>, private readonly options: PressOptions = {}) {}

  /** The process that prints just now, if any. */
  get pid(): number | undefined { return this.child?.pid; }

  /** Rejects with PrintFailure where the order itself is at fault, with PressLost where the worker was. */
  print(order: PrintOrder): Promise<Buffer> {
    if (this.closed) return Promise.reject(new PressLost(CLOSED));
    return new Promise((resolve, reject) => {
      this.queue.push({ serial: ++this.serial, order, resolve, reject });
      this.next();
    });
  }

  /** Ends the worker; what was ordered and not printed is rejected. */
  close(): void {
    this.closed = true;
    const left = this.queue.splice(0);
    this.end(new PressLost(CLOSED));
    for (const job of left) job.reject(new PressLost(CLOSED));
  }

  private next(): void {
    if (this.current) return;
    clearTimeout(this.idle);
    this.current = this.queue.shift() ?? null;
    if (this.current) {
      const { serial, order } = this.current;
      this.patience = setTimeout(() => { this.end(new PressLost('the worker took too long')); this.next(); }, this.options.patienceMs ?? 60_000);
      this.worker().send({ serial, order } satisfies Ordered);
    } else if (this.child) {
      this.idle = setTimeout(() => { this.end(null); }, this.options.idleMs ?? 20_000).unref();
    }
  }

  private worker(): ChildProcess {
    if (this.child) return this.child;
    const child = start(this.config.program);
    child.on('message', (printed: Printed) => { this.take(printed); });
    child.once('error', error => { this.lose(child, error.message); });
    child.once('exit', (code, signal) => { this.lose(child, `the worker ended (${signal ?? code})`); });
    return (this.child = child);
  }

  private take(printed: Printed): void {
    const job = this.current;
    if (job?.serial !== printed.serial) return;
    this.settle();
    if ('pdf' in printed) job.resolve(Buffer.from(printed.pdf));
    else job.reject(new PrintFailure(printed.failure));
    this.next();
  }

  private lose(child: ChildProcess, reason: string): void {
    if (this.child !== child) return;
    this.end(new PressLost(reason));
    this.next();
  }

  private settle(): void {
    clearTimeout(this.patience);
    this.current = null;
  }

  /** Lets the worker go; the job under way, if any, is rejected with `reason`. */
  private end(reason: Error | null): void {
    const { child, current } = this;
    clearTimeout(this.idle);
    this.settle();
    this.child = null;
    child?.kill('SIGKILL');
    if (current && reason) current.reject(reason);
  }
}

/** glibc keeps what a document has freed for the next one, instead of giving it back page by page: a third more documents in the same time. */
const ALLOCATOR = { MALLOC_TRIM_THRESHOLD_: '268435456', MALLOC_MMAP_THRESHOLD_: '268435456', MALLOC_TOP_PAD_: '33554432' };

/** The worker lies beside the bundle of the service; specs run it from its source. */
function start(program: string): ChildProcess {
  const bundled = path.join(path.dirname(program), 'document.worker.mjs');
  const [file, execArgv] = program !== '' && existsSync(bundled) ? [bundled, ['--max-old-space-size=128']] : [path.join(__dirname, 'document.worker.ts'), ['--import', '@oxc-node/core/register']];
  return fork(file, [], { serialization: 'advanced', stdio: ['ignore', 'inherit', 'inherit', 'ipc'], execArgv, env: { ...process.env, ...ALLOCATOR } });
}

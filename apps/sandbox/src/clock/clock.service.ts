import { Inject, Injectable } from '@nestjs/common';
import { CONFIG } from '../config.js';
import type { SandboxConfig } from '../config.js';
import { REAL_TIME } from '../real-time.js';
import type { RealTime } from '../real-time.js';
import { StateStore } from '../state/state.store.js';
import { setOffsetEverywhere } from './clock.databases.js';
import { wakeJobs } from './job.waker.js';

export interface ClockView {
  /** How far the platform's clock is ahead of real time, in milliseconds. */
  offsetMs: number;
  /** ISO 8601: what time it is for the platform's rules. */
  now: string;
}

export interface ClockChange extends ClockView {
  /** The databases that have the new time: always all of them. */
  databases: string[];
  /** Services that have looked for work that is due now. */
  woken: string[];
  /** Services that could not be reached; they look when they are back. */
  asleep: string[];
}

/** The clock that the platform's rules live by. One change at a time. */
@Injectable()
export class ClockService {
  private lastChange: Promise<unknown> = Promise.resolve();

  constructor(
    private readonly store: StateStore,
    @Inject(CONFIG) private readonly config: SandboxConfig,
    @Inject(REAL_TIME) private readonly time: RealTime,
  ) {}

  get(): ClockView {
    const { offsetMs } = this.store.state.clock;
    return { offsetMs, now: new Date(this.time.now() + offsetMs).toISOString() };
  }

  /**
   * Sets or advances the clock; returns when every database has it and every service within reach has run its due jobs.
   * @throws CLOCK_NOT_SET when a database refuses; then none has changed
   */
  change(wanted: (offsetMs: number) => number): Promise<ClockChange> {
    const change = this.lastChange.then(() => this.make(wanted(this.store.state.clock.offsetMs)));
    this.lastChange = change.catch(() => undefined); // only to queue behind; the caller gets the refusal
    return change;
  }

  private async make(offsetMs: number): Promise<ClockChange> {
    const databases = await setOffsetEverywhere(this.config.clockUrls, offsetMs);
    this.store.state.clock.offsetMs = offsetMs;
    await this.store.save();
    return { ...this.get(), databases, ...(await wakeJobs(this.config.serviceUrls, this.config.opsToken)) };
  }
}

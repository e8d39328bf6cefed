import { setTimeout as sleep } from 'node:timers/promises';
import type { Part } from '../servers/processes.js';
import type { PartState } from './run-state.js';

export interface Plan {
  part: string;
  address: string;
  /** Starts the part and resolves when it is ready; must clean up after itself when that fails. */
  start(): Promise<Part>;
}

const PATIENCE = { first: 200, most: 5_000, calm: 30_000 }; // ms

/** On an empty broker several programs make the topics at once and one may lose; a program that is broken fails every time. */
const FIRST_TRIES = 3;

/** Keeps the parts of one system alive: a part that ends without being told to is started again, a little later each time. */
export class Supervisor {
  readonly states: PartState[] = [];
  private readonly running = new Map<string, Part>();
  private stopping = false;

  constructor(
    private readonly changed: () => void,
    private readonly say: (line: string) => void,
  ) {}

  /** Starts a part; rejects if it cannot be started. From then on it is kept alive. */
  async start(plan: Plan): Promise<void> {
    const state: PartState = { part: plan.part, address: plan.address, pid: 0, state: 'starting' };
    this.states.push(state);
    const part = await this.firstStart(plan);
    this.adopt(state, part);
    void this.keep(plan, state, part);
  }

  /** Stops parts in the order given, each group at once. What is just being started is left to `clearLeftovers`. */
  async stop(groups: string[][]): Promise<void> {
    this.stopping = true;
    for (const group of groups) {
      await Promise.all(group.map(async (name) => this.running.get(name)?.stop()));
    }
  }

  private async firstStart(plan: Plan): Promise<Part> {
    for (let tries = 1; ; tries++) {
      try {
        return await plan.start();
      } catch (error) {
        if (tries === FIRST_TRIES || this.stopping) throw error;
        this.say(`${plan.part} did not start; trying again`);
        await sleep(PATIENCE.first);
      }
    }
  }

  private adopt(state: PartState, part: Part): void {
    this.running.set(state.part, part);
    Object.assign(state, { pid: part.pid, state: 'ready' } satisfies Partial<PartState>);
    this.changed();
  }

  private async keep(plan: Plan, state: PartState, first: Part): Promise<void> {
    let part = first;
    let pause = PATIENCE.first;
    for (;;) {
      const begun = Date.now();
      const how = await part.ended;
      this.running.delete(plan.part);
      Object.assign(state, { pid: 0, state: this.stopping ? 'stopped' : 'restarting' } satisfies Partial<PartState>);
      this.changed();
      if (this.stopping) return;
      this.say(`${plan.part} ended (${how}); starting it again`);
      if (Date.now() - begun > PATIENCE.calm) pause = PATIENCE.first;
      const next = await this.restart(plan, pause);
      if (!next) return;
      part = next.part;
      pause = next.pause;
      this.adopt(state, part);
    }
  }

  private async restart(plan: Plan, firstPause: number): Promise<{ part: Part; pause: number } | null> {
    for (let pause = firstPause; ; pause = Math.min(pause * 2, PATIENCE.most)) {
      await sleep(pause);
      if (this.stopping) return null;
      try {
        const part = await plan.start();
        if (this.stopping) {
          await part.stop();
          return null;
        }
        return { part, pause: Math.min(pause * 2, PATIENCE.most) };
      } catch (error) {
        this.say(error instanceof Error ? error.message : String(error));
      }
    }
  }
}

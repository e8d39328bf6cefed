import type { EventTail, Heard } from './event-tail.js';

/** One line of a journey: who did what, the answer, and the event that told of it. Times in milliseconds. */
export interface Step {
  readonly by: string;
  readonly does: string;
  /** HTTP status of the answer; for what nobody asked for, of the look at the case right after its event. */
  readonly status: number;
  readonly event: string | null;
  readonly topic: string | null;
  readonly partition: number | null;
  readonly offset: number | null;
  readonly ms: number;
}

/** Something did not go as it must; the journey ends here. */
export class Surprise extends Error {
  constructor(sentence: string, cause?: unknown) {
    super(sentence, { cause });
    this.name = 'Surprise';
  }
}

/** Whoever's last answer a step reports. */
interface Answered { readonly status: number }

/** An event that a step must bring about. */
export interface Expected { readonly type: string; readonly subject: string }

/** What follows a commit does so within milliseconds; later than this (plus the journey's patience) it is missing. */
const FOLLOWS_WITHIN_MS = 5_000;

/** Writes down what happens, in order. */
export class StepRecord {
  readonly steps: Step[] = [];

  /** How long to wait for events and boards. */
  readonly followsWithinMs: number;

  /** `patience` in seconds: what parts of the system may need to come back. */
  constructor(private readonly tail: EventTail, private readonly onStep: (step: Step) => void, patience = 0) {
    this.followsWithinMs = FOLLOWS_WITHIN_MS + patience * 1000;
  }

  /** Somebody does something over HTTP. `expects` names the event that must follow; it may need the answer. */
  async act<T>(by: string, does: string, who: Answered, work: () => Promise<T>, expects?: (answer: T) => Expected): Promise<T> {
    const begun = performance.now();
    const answer = await work().catch((error: unknown) => {
      this.add({ by, does, status: who.status, ms: since(begun) }, null);
      throw new Surprise(`${by} ${does}: ${error instanceof Error ? error.message : String(error)}`, error);
    });
    const [status, ms] = [who.status, since(begun)];
    const wanted = expects?.(answer) ?? null;
    const heard = wanted && (await this.tail.find(wanted.type, wanted.subject, this.followsWithinMs));
    this.add({ by, does, status, ms }, heard);
    if (wanted && !heard) throw this.missing(by, does, wanted);
    return answer;
  }

  /**
   * Something follows without anybody asking: its event tells, and `look` is how somebody then sees the case.
   * `begun` is when it could begin, by performance.now(); the time is that until the event was here.
   */
  async follow<T>(by: string, does: string, begun: number, wanted: Expected, who: Answered, look: () => Promise<T>): Promise<T> {
    const heard = await this.tail.find(wanted.type, wanted.subject, this.followsWithinMs);
    const ms = since(begun);
    const seen = await look();
    this.add({ by, does, status: who.status, ms }, heard);
    if (!heard) throw this.missing(by, does, wanted);
    return seen;
  }

  private missing(by: string, does: string, { type }: Expected): Surprise {
    return new Surprise(`${by} ${does}: ${type} did not come within ${this.followsWithinMs / 1000} s`);
  }

  add(step: Pick<Step, 'by' | 'does' | 'status' | 'ms'>, heard: Heard | null): void {
    const { by, does, status, ms } = step;
    const line: Step = { by, does, status, event: heard?.type ?? null, topic: heard?.topic ?? null, partition: heard?.partition ?? null, offset: heard?.offset ?? null, ms };
    this.steps.push(line);
    this.onStep(line);
  }
}

/** Milliseconds since a moment of performance.now(), to a tenth. */
export const since = (begun: number): number => Math.round((performance.now() - begun) * 10) / 10;

import { setTimeout as sleep } from 'node:timers/promises';
import { ApiProblem, isUncertain } from '@netsign/api-client';
import type { ErrorCode } from '@netsign/contracts';

const PAUSE = { first: 100, most: 1_000 }; // ms

/**
 * Repeats `work` while `again` holds for what it threw, a little later each time, for at most `seconds`; then, or when
 * something else was thrown, throws that. For answers that depend on a service having heard of what another one did.
 */
export async function askAgain<T>(work: () => Promise<T>, again: (error: unknown) => boolean, seconds: number): Promise<T> {
  const deadline = performance.now() + seconds * 1000;
  for (let pause = PAUSE.first; ; pause = Math.min(pause * 1.5, PAUSE.most)) {
    try {
      return await work();
    } catch (error) {
      if (!again(error) || performance.now() + pause > deadline) throw error;
    }
    await sleep(pause);
  }
}

/** Whether a failure is one of these refusals. */
export const refusedWith =
  (...codes: readonly ErrorCode[]) =>
  (error: unknown): error is ApiProblem =>
    error instanceof ApiProblem && codes.includes(error.code);

/** Repeats `read` until `good` holds, for at most `seconds`; fails with a sentence then. */
export async function readUntil<T>(what: string, read: () => Promise<T>, good: (value: T) => boolean, seconds = 30): Promise<T> {
  const deadline = performance.now() + seconds * 1000;
  for (let pause = 50; ; pause = Math.min(pause * 1.5, 500)) {
    const value = await read();
    if (good(value)) return value;
    if (performance.now() > deadline) throw new Error(`${what}: not within ${seconds} s`);
    await sleep(pause);
  }
}

/** Repeats the very same request while it stays open whether it was carried out; 0 seconds: asks once. */
export const patiently = <T>(work: () => Promise<T>, seconds: number): Promise<T> => (seconds > 0 ? askAgain(work, isUncertain, seconds) : work());

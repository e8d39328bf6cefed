import { isUncertain, newKey } from '@netsign/api-client';

export interface ActOptions {
  /** Called before each repeat: the page says 正在确认是否已提交. */
  readonly onUncertain?: (attempt: number) => void;
  /** Waits before a repeat; resolves early when the connection is back. */
  readonly wait?: (attempt: number) => Promise<void>;
  readonly signal?: AbortSignal;
}

/**
 * Carries out one act to its certain end. While it is unknown whether the platform has it, the same request goes out again
 * under the same key: the platform answers a repeat as it answered the first. Refusals are thrown at once.
 */
export async function perform<O>(run: (options: { idempotencyKey: string; signal?: AbortSignal }) => Promise<O>, { onUncertain, wait = waitForConnection, signal }: ActOptions = {}): Promise<O> {
  const idempotencyKey = newKey();
  for (let attempt = 1; ; attempt++) {
    try {
      return await run({ idempotencyKey, signal });
    } catch (error) {
      if (signal?.aborted === true || !isUncertain(error)) throw error;
      onUncertain?.(attempt);
      await wait(attempt);
    }
  }
}

/** 1, 2, 4, then 8 seconds; sooner when the browser says that it is online again. */
function waitForConnection(attempt: number): Promise<void> {
  return new Promise(resolve => {
    const go = () => {
      clearTimeout(timer);
      removeEventListener('online', go);
      resolve();
    };
    const timer = setTimeout(go, Math.min(8, 2 ** (attempt - 1)) * 1000);
    addEventListener('online', go);
  });
}

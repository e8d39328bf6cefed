import { useCallback, useEffect, useRef, useState } from 'react';
import { useQueryClient } from '@tanstack/react-query';
import { perform } from './act.js';
import { noteSignedOut } from './session.js';

export type ActState = 'idle' | 'sending' | 'confirming' | 'done' | 'refused';

export interface Act<I, O> {
  readonly state: ActState;
  readonly busy: boolean;
  /** The refusal or failure of the last try, for a `ProblemBanner`. */
  readonly problem: unknown;
  readonly result: O | null;
  /** Carries the act out; null when it was refused. A second call while one runs does nothing. */
  readonly start: (input: I) => Promise<O | null>;
  readonly reset: () => void;
}

/**
 * One act of a page. `run` gets the idempotency options and hands them to the client; what the act changed is read again afterwards,
 * also after a refusal, since a refusal often means that the page was out of date.
 */
export function useAct<I, O>(run: (input: I, options: { idempotencyKey: string; signal?: AbortSignal }) => Promise<O>, onDone?: (output: O) => void): Act<I, O> {
  const queries = useQueryClient();
  const [{ state, problem, result }, set] = useState<{ state: ActState; problem: unknown; result: O | null }>({ state: 'idle', problem: null, result: null });
  const running = useRef<AbortController | null>(null);
  const latest = useRef({ run, onDone });
  useEffect(() => { latest.current = { run, onDone }; });
  useEffect(() => () => { running.current?.abort(); }, []);

  const start = useCallback(async (input: I): Promise<O | null> => {
    if (running.current !== null) return null;
    const controller = running.current = new AbortController();
    set({ state: 'sending', problem: null, result: null });
    try {
      const output = await perform(options => latest.current.run(input, options), {
        signal: controller.signal,
        onUncertain: () => { set({ state: 'confirming', problem: null, result: null }); },
      });
      set({ state: 'done', problem: null, result: output });
      latest.current.onDone?.(output);
      return output;
    } catch (error) {
      if (!controller.signal.aborted) set({ state: 'refused', problem: error, result: null });
      noteSignedOut(queries, error);
      return null;
    } finally {
      running.current = null;
      void queries.invalidateQueries();
    }
  }, [queries]);
  const reset = useCallback(() => { set({ state: 'idle', problem: null, result: null }); }, []);
  return { state, busy: state === 'sending' || state === 'confirming', problem, result, start, reset };
}

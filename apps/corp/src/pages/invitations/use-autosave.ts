import { useCallback, useEffect, useRef, useState } from 'react';

const QUIET_MS = 700;
const AGAIN_MS = 4000;

export type SaveState = 'saved' | 'unsaved' | 'saving' | 'failed';

/**
 * Saves what is typed a moment after the hand rests, one request at a time, the newest value last; a failed save is tried again.
 * `flush` saves what is left at once and resolves when the server has it (false: it could not be saved).
 */
export function useAutosave<T>(save: (value: T) => Promise<void>): { state: SaveState; problem: unknown; change: (value: T) => void; flush: () => Promise<boolean> } {
  const [{ state, problem }, set] = useState<{ state: SaveState; problem: unknown }>({ state: 'saved', problem: null });
  const waiting = useRef<{ value: T } | null>(null);
  const running = useRef<Promise<boolean> | null>(null);
  const timer = useRef<ReturnType<typeof setTimeout> | undefined>(undefined);
  const latest = useRef(save);
  const flushing = useRef<() => Promise<boolean>>(() => Promise.resolve(true));
  useEffect(() => { latest.current = save; });

  const run = useCallback(async (): Promise<boolean> => {
    while (waiting.current !== null) {
      const { value } = waiting.current;
      waiting.current = null;
      set({ state: 'saving', problem: null });
      try {
        await latest.current(value);
      } catch (error) {
        waiting.current ??= { value };
        set({ state: 'failed', problem: error });
        timer.current = setTimeout(() => { void flushing.current(); }, AGAIN_MS);
        return false;
      }
    }
    set({ state: 'saved', problem: null });
    return true;
  }, []);
  const flush = useCallback(async (): Promise<boolean> => {
    clearTimeout(timer.current);
    running.current ??= run().finally(() => { running.current = null; });
    const saved = await running.current;
    return saved && waiting.current !== null ? flushing.current() : saved;
  }, [run]);
  useEffect(() => { flushing.current = flush; }, [flush]);
  const change = useCallback((value: T) => {
    waiting.current = { value };
    set({ state: 'unsaved', problem: null });
    clearTimeout(timer.current);
    timer.current = setTimeout(() => { void flush(); }, QUIET_MS);
  }, [flush]);

  useEffect(() => {
    const warn = (event: BeforeUnloadEvent) => { if (waiting.current !== null || running.current !== null) event.preventDefault(); };
    addEventListener('beforeunload', warn);
    return () => {
      removeEventListener('beforeunload', warn);
      clearTimeout(timer.current);
      if (waiting.current !== null) void flushing.current();
    };
  }, []);
  return { state, problem, change, flush };
}

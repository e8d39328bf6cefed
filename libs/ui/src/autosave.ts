import { isUncertain } from '@netsign/api-client';

/** `failed`: no answer came, it is tried again. `refused`: the platform said no, and would again to the same. */
export type SaveState = 'saved' | 'unsaved' | 'saving' | 'failed' | 'refused';

export interface Autosave<T> {
  /** Takes the newest value; it is saved once the hand has rested. */
  readonly change: (value: T) => void;
  /** Saves what is left at once. True when the server has everything, false when a save failed or was refused. */
  readonly flush: () => Promise<boolean>;
  /** Whether something typed is not on the server yet. */
  readonly pending: () => boolean;
  /** Drops what is not saved yet: it has been sent another way, or nobody wants it any more. */
  readonly forget: () => void;
  /** Stops the timers; what is left is sent once more. */
  readonly stop: () => void;
}

interface Options<T> {
  readonly save: (value: T) => Promise<void>;
  readonly onState: (state: SaveState, problem: unknown) => void;
  /** Milliseconds of rest before a save, and before a failed one is tried again. */
  readonly quietMs?: number;
  readonly againMs?: number;
}

/** Saves what is typed a moment after the hand rests: one request at a time, the newest value last, one without an answer again. */
export function autosave<T>({ save, onState, quietMs = 700, againMs = 4000 }: Options<T>): Autosave<T> {
  let waiting: { value: T } | null = null;
  let running: Promise<boolean> | null = null;
  let timer: ReturnType<typeof setTimeout> | undefined;
  let stopped = false;

  const run = async (): Promise<boolean> => {
    while (waiting !== null) {
      const { value } = waiting;
      waiting = null;
      onState('saving', null);
      try {
        await save(value);
      } catch (error) {
        waiting ??= { value };
        const again = isUncertain(error);
        onState(again ? 'failed' : 'refused', error);
        if (again && !stopped) timer = setTimeout(() => { void flush(); }, againMs);
        return false;
      }
    }
    onState('saved', null);
    return true;
  };
  const flush = async (): Promise<boolean> => {
    clearTimeout(timer);
    running ??= run().finally(() => { running = null; });
    return running;
  };
  const change = (value: T) => {
    waiting = { value };
    if (running === null) onState('unsaved', null);
    clearTimeout(timer);
    timer = setTimeout(() => { void flush(); }, quietMs);
  };
  const pending = () => waiting !== null || running !== null;
  const forget = () => {
    waiting = null;
    clearTimeout(timer);
  };
  const stop = () => {
    stopped = true;
    clearTimeout(timer);
    if (waiting !== null) void flush();
  };
  return { change, flush, pending, forget, stop };
}

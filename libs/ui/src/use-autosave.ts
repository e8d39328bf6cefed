import { useEffect, useRef, useState } from 'react';
import { useQueryClient } from '@tanstack/react-query';
import { autosave, type Autosave, type SaveState } from './autosave.js';
import { shelfOf } from './kept.js';
import { noteSignedOut, useMe } from './session.js';

interface Kept {
  /** What the text belongs to: `draft-<id>`. */
  readonly name: string;
  /** What the platform has of it now; a kept text that was written on something else is not brought back. */
  readonly base: string;
}

interface Autosaved<T> extends Pick<Autosave<T>, 'change' | 'flush' | 'forget'> {
  readonly state: SaveState;
  readonly problem: unknown;
  /** What this tab still had when it was left for signing in again; it is being saved. */
  readonly kept: T | null;
}

/** `autosave` for a page: how it stands, a warning before the tab closes on something unsaved, and a shelf for what a lost session left unsaved. */
export function useAutosave<T>(save: (value: T) => Promise<void>, { name, base }: Kept): Autosaved<T> {
  const queries = useQueryClient();
  const { account } = useMe().actor;
  const [{ state, problem }, set] = useState<{ state: SaveState; problem: unknown }>({ state: 'saved', problem: null });
  const latest = useRef({ save, base });
  useEffect(() => { latest.current = { save, base }; });
  const [shelf] = useState(() => shelfOf<T>(account, name));
  const [kept] = useState(() => shelf.read(base));
  const [saver] = useState(() => autosave<T>({
    save: value => latest.current.save(value),
    onState: (next, why) => {
      set({ state: next, problem: why });
      if (next === 'saved') shelf.clear();
      noteSignedOut(queries, why);
    },
  }));
  useEffect(() => {
    if (kept !== null) saver.change(kept);
  }, [kept, saver]);
  useEffect(() => {
    const warn = (event: BeforeUnloadEvent) => { if (saver.pending()) event.preventDefault(); };
    addEventListener('beforeunload', warn);
    return () => {
      removeEventListener('beforeunload', warn);
      saver.stop();
    };
  }, [saver]);
  const change = (value: T) => {
    shelf.write(value, latest.current.base);
    saver.change(value);
  };
  const forget = () => {
    shelf.clear();
    saver.forget();
  };
  return { state, problem, kept, change, flush: saver.flush, forget };
}

import { useEffect, useRef, useState } from 'react';
import { autosave, type Autosave, type SaveState } from './autosave.js';

/** `autosave` for a page: how it stands, and a warning before the tab closes on something unsaved. */
export function useAutosave<T>(save: (value: T) => Promise<void>): Pick<Autosave<T>, 'change' | 'flush' | 'forget'> & { state: SaveState; problem: unknown } {
  const [{ state, problem }, set] = useState<{ state: SaveState; problem: unknown }>({ state: 'saved', problem: null });
  const latest = useRef(save);
  useEffect(() => { latest.current = save; });
  const [saver] = useState(() => autosave<T>({ save: value => latest.current(value), onState: (next, why) => { set({ state: next, problem: why }); } }));
  useEffect(() => {
    const warn = (event: BeforeUnloadEvent) => { if (saver.pending()) event.preventDefault(); };
    addEventListener('beforeunload', warn);
    return () => {
      removeEventListener('beforeunload', warn);
      saver.stop();
    };
  }, [saver]);
  return { state, problem, change: saver.change, flush: saver.flush, forget: saver.forget };
}

import { useState } from 'react';
import { shelfOf } from './kept.js';
import { useMe } from './session.js';

/** Nothing of it is on the platform, so there is no state it could be behind. */
const NO_BASE = '';

/** State of a form that is still there after its user had to sign in again. `drop` once the platform has it. */
export function useKept<T>(name: string, initial: T): { value: T; set: (value: T) => void; drop: () => void } {
  const { account } = useMe().actor;
  const [shelf] = useState(() => shelfOf<T>(account, name));
  const [value, setValue] = useState<T>(() => shelf.read(NO_BASE) ?? initial);
  const set = (next: T) => {
    shelf.write(next, NO_BASE);
    setValue(next);
  };
  return { value, set, drop: shelf.clear };
}

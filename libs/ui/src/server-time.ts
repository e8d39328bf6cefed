import { useEffect, useReducer } from 'react';

let offsetMs = 0;

/** Takes the platform's time from an answer (`now`, ISO 8601); a phone's own clock may be wrong by hours. */
export function learnServerTime(now: string): void {
  const told = Date.parse(now);
  if (!Number.isNaN(told)) offsetMs = told - Date.now();
}

/** The platform's time now, in milliseconds. */
export const serverNow = (): number => Date.now() + offsetMs;

/** Server time in ms, drawn again each `everyMs`; a hidden page does not tick. */
export function useServerNow(everyMs = 1000): number {
  const [, tick] = useReducer((count: number) => count + 1, 0);
  useEffect(() => {
    const timer = setInterval(() => { if (!document.hidden) tick(); }, everyMs);
    return () => { clearInterval(timer); };
  }, [everyMs]);
  return serverNow();
}

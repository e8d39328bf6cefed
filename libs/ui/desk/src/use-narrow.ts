import { useSyncExternalStore } from 'react';

/** The width below which the desk has one column (desk.css). */
const query = matchMedia('(max-width: 53.75em)');

function listen(changed: () => void): () => void {
  query.addEventListener('change', changed);
  return () => { query.removeEventListener('change', changed); };
}

/** Whether there is room for one column only. */
export const useNarrow = (): boolean => useSyncExternalStore(listen, () => query.matches);

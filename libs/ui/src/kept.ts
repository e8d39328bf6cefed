/*
 * What somebody typed and the platform does not have yet, kept by this tab while its user signs in again: under the account, so that
 * nobody else who signs in here is shown it, and gone with the tab. Texts of forms only, never an ID number.
 */
const PREFIX = 'netsign.kept.';

/** One place on the shelf of an account; `base` says on which state of the platform's the text was written. */
export interface Shelf<T> {
  /** What was kept on this very base, or null: since then somebody else, or another device, has gone on. */
  readonly read: (base: string) => T | null;
  readonly write: (value: T, base: string) => void;
  readonly clear: () => void;
}

export function shelfOf<T>(account: string, name: string): Shelf<T> {
  const key = `${PREFIX}${account}.${name}`;
  return {
    read: base => {
      const kept = withStore(store => store.getItem(key));
      if (kept === null) return null;
      const { value, on } = JSON.parse(kept) as { value: T; on: string };
      return on === base ? value : null;
    },
    write: (value, base) => { withStore(store => { store.setItem(key, JSON.stringify({ value, on: base })); return null; }); },
    clear: () => { withStore(store => { store.removeItem(key); return null; }); },
  };
}

/** Empties the shelves of everybody but this account; of all without one. */
export function clearShelves(except?: string): void {
  withStore(store => {
    const keys = Array.from({ length: store.length }, (_none, at) => store.key(at) ?? '');
    for (const key of keys) if (key.startsWith(PREFIX) && (except === undefined || !key.startsWith(`${PREFIX}${except}.`))) store.removeItem(key);
    return null;
  });
}

/** A browser that keeps nothing (private mode, a full store) is no failure: then the text lives as long as the page. */
function withStore(work: (store: Storage) => string | null): string | null {
  try {
    return work(sessionStorage);
  } catch (error) {
    if (error instanceof DOMException) return null;
    throw error;
  }
}

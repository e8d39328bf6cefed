/** Number and check code as they were typed or scanned. */
export interface Paper { readonly number: string; readonly check: string }

/** What the QR code of a paper carries behind the #: `n` the number, `c` the check code; empty where there is none. */
export function paperFromHash(hash: string): Paper {
  const values = new URLSearchParams(hash.replace(/^#/, ''));
  return { number: values.get('n') ?? '', check: values.get('c') ?? '' };
}

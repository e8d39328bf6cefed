import type { End } from '@netsign/contracts';

/**
 * Where the sign-in button leads: the platform sends the person on to the CAS of this end and back to `to`. With `another` the CAS asks
 * for an account even where it still knows one, so that the next person is not signed in as the one before.
 */
export const signInAddress = (end: End, to: string, another = false): string => `/api/${end}/sign-in?to=${encodeURIComponent(to)}${another ? '&renew=1' : ''}`;

/** Where the person leaves the CAS itself, and comes back to the first page of the end. */
export const casSignOutAddress = (end: End): string => `/api/${end}/cas-sign-out`;

/** Why somebody could not be signed in, and whom to ask (the words of schools), as far as the platform has said so. */
export interface SignInRefusal { readonly code: string; readonly contacts: readonly string[] }

/** Refusals that another try with the same account may well survive; every other one is about who the account is. */
const PASSING: ReadonlySet<string> = new Set(['TICKET_INVALID', 'UNAVAILABLE', 'TOO_MANY_REQUESTS', 'INTERNAL']);

export const needsAnotherAccount = ({ code }: SignInRefusal): boolean => !PASSING.has(code);

/**
 * The refusal a page is about. The code stands in its address (`search`), the contacts in a cookie that lives two minutes; a cookie of
 * another refusal, or one that cannot be read, says nothing.
 */
export function readSignInRefusal(end: End, search: string, cookies: string): SignInRefusal {
  const code = new URLSearchParams(search).get('code') ?? 'TICKET_INVALID';
  const name = `${end}_refusal=`;
  const text = cookies.split('; ').find(cookie => cookie.startsWith(name))?.slice(name.length);
  const told = text === undefined ? null : readTold(text);
  return { code, contacts: told?.code === code && Array.isArray(told.contacts) ? told.contacts.filter(contact => typeof contact === 'string') : [] };
}

/** Reads base64url of JSON, or null: anybody's script could have put something else under that name. */
function readTold(text: string): { code?: unknown; contacts?: unknown } | null {
  try {
    const bytes = Uint8Array.from(atob(text.replaceAll('-', '+').replaceAll('_', '/')), char => char.charCodeAt(0));
    const told: unknown = JSON.parse(new TextDecoder().decode(bytes));
    return typeof told === 'object' ? told : null;
  } catch {
    return null;
  }
}

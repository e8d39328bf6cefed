import type { End, ErrorCode } from '@netsign/contracts';

/** How long a sign-in may take at the CAS, in seconds: somebody may have to look for a password. */
const SIGN_IN_S = 900;
/** A refusal is read right after it was given, seconds. */
const REFUSAL_S = 120;
/** Browsers keep 4096 bytes of a cookie, its name and attributes included. */
const LONGEST_REFUSAL = 3_500;

/** The form of a session's secret and of a sign-in's state; anything else is not worth looking at. */
const SECRET = /^[A-Za-z0-9_-]{16,100}$/;

const secureOnly = (secure: boolean): string => (secure ? '; Secure' : '');

function readCookie(name: string, cookies: string | undefined): string | null {
  const prefix = `${name}=`;
  const pair = cookies?.split(';').map(part => part.trim()).find(part => part.startsWith(prefix));
  const value = pair?.slice(prefix.length);
  return value && SECRET.test(value) ? value : null;
}

/** The secret of the end's session, or null. One cookie per end, below that end's addresses only: two ends in two tabs do not disturb each other. */
export const readSecret = (end: End, cookies: string | undefined): string | null => readCookie(`${end}_session`, cookies);

/** Ends with the browser: computers of a school's careers office are shared. */
export const sessionCookie = (end: End, secret: string, secure: boolean): string =>
  `${end}_session=${secret}; Path=/api/${end}; HttpOnly; SameSite=Lax${secureOnly(secure)}`;

export const endedCookie = (end: End, secure: boolean): string => `${sessionCookie(end, '', secure)}; Max-Age=0`;

/** The state of the sign-in that this browser has begun, or null. */
export const readState = (end: End, cookies: string | undefined): string | null => readCookie(`${end}_state`, cookies);

/** Binds a sign-in to the browser that began it. */
export const stateCookie = (end: End, state: string, secure: boolean): string =>
  `${end}_state=${state}; Path=/api/${end}; HttpOnly; SameSite=Lax; Max-Age=${SIGN_IN_S}${secureOnly(secure)}`;

/** The sign-in is over: its state serves nobody who uses this browser next. */
export const endedStateCookie = (end: End, secure: boolean): string =>
  `${end}_state=; Path=/api/${end}; HttpOnly; SameSite=Lax; Max-Age=0${secureOnly(secure)}`;

/**
 * Why somebody may not come in and whom to ask, for the end's page to read: base64url of the JSON `{ code, contacts }`. It may hold the
 * phone of an office, so it does not stand in the address. Contacts that a cookie cannot hold are left out.
 */
export function refusalCookie(end: End, code: ErrorCode, contacts: readonly string[], secure: boolean): string {
  const text = Buffer.from(JSON.stringify({ code, contacts })).toString('base64url');
  if (text.length > LONGEST_REFUSAL) return refusalCookie(end, code, contacts.slice(0, -1), secure);
  return `${end}_refusal=${text}; Path=/${end}/; SameSite=Lax; Max-Age=${REFUSAL_S}${secureOnly(secure)}`;
}

import type { End } from '@netsign/contracts';

/** One cookie per end, below that end's addresses only: two ends in two tabs do not disturb each other. */
const nameOf = (end: End): string => `${end}_session`;

/** The form of a session's secret; anything else is not worth asking identity about. */
const SECRET = /^[A-Za-z0-9_-]{16,100}$/;

/** The secret of the end's session, or null. */
export function readSecret(end: End, cookies: string | undefined): string | null {
  const prefix = `${nameOf(end)}=`;
  const pair = cookies?.split(';').map(part => part.trim()).find(part => part.startsWith(prefix));
  const secret = pair?.slice(prefix.length);
  return secret && SECRET.test(secret) ? secret : null;
}

/** Ends with the browser: computers of a school's careers office are shared. */
export const sessionCookie = (end: End, secret: string, secure: boolean): string =>
  `${nameOf(end)}=${secret}; Path=/api/${end}; HttpOnly; SameSite=Lax${secure ? '; Secure' : ''}`;

export const endedCookie = (end: End, secure: boolean): string => `${sessionCookie(end, '', secure)}; Max-Age=0`;

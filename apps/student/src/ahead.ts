/*
 * What the home begins with is asked for by the page itself, before its scripts are here: on a slow line question and
 * scripts travel at the same time instead of one after the other.
 */

const session = '/api/student/session';
/** Exactly as the home's queries ask; a spec holds them together. */
const home = ['/api/student/agreements/invitations?status=offered%2Cdepartment_review%2Cschool_review&limit=100', '/api/student/agreements/agreements?limit=50'];

declare global {
  interface Window {
    /** Answers on their way, by address; null for one that did not come. */
    ahead?: Map<string, Promise<Response | null>>;
  }
}

/** Asks for what the page at this path will want first. */
export function askAhead(path: string, language: string): void {
  const addresses = path === '/student/' ? [session, ...home] : [session];
  const headers = { accept: 'application/json', 'accept-language': language };
  window.ahead = new Map(addresses.map(address => [address, fetch(address, { headers }).catch(() => null)]));
}

/** `fetch` that takes an answer which is on its way already, once. A refusal other than “not signed in” is asked again, as the page may now speak another language. */
export const fetchAhead: typeof fetch = async (input, init) => {
  const asked = typeof input === 'string' && (init?.method ?? 'GET') === 'GET' ? window.ahead?.get(input) : undefined;
  if (asked === undefined) return fetch(input, init);
  window.ahead?.delete(input as string);
  const answer = await asked;
  init?.signal?.throwIfAborted();
  return answer !== null && (answer.ok || answer.status === 401) ? answer : fetch(input, init);
};

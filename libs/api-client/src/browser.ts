import type { End, Me } from '@netsign/contracts';
import { problemFrom } from './problem.js';
import { fetchTransport, type Request, type Transport } from './transport.js';

export interface SessionAnswer { readonly me: Me; readonly csrf: string }

/** A browser tab's way to the platform as one end: the session cookie is the browser's, the CSRF token lives in memory only. */
export interface BrowserLink {
  readonly transport: Transport;
  /** Who is signed in, or null. Keeps the CSRF token for later calls. */
  readonly session: (signal?: AbortSignal) => Promise<SessionAnswer | null>;
  /** The language of refusals, as the page shows it now. */
  language: string;
}

/** Links one tab to `/api/<end>/…`. A token that has become stale is fetched again once, and the same request repeated. */
export function browserLink(end: End, language: string, send?: typeof fetch): BrowserLink {
  let csrf = '';
  const sessionTransport = fetchTransport({ base: () => `/api/${end}`, headers: () => ({ 'accept-language': link.language }), fetch: send });
  const plainTransport = fetchTransport({
    base: endpoint => `/api/${end}/${endpoint.service}`,
    headers: () => ({ 'accept-language': link.language, ...(csrf === '' ? {} : { 'x-csrf-token': csrf }) }),
    fetch: send,
  });
  const session = async (signal?: AbortSignal): Promise<SessionAnswer | null> => {
    const { status, json } = await sessionTransport({ endpoint: { service: 'gateway', method: 'GET', path: '/session' }, path: '/session', query: {}, body: undefined, headers: {}, signal });
    if (status === 401) return null;
    if (status !== 200) throw problemFrom(status, json);
    const answer = json as SessionAnswer;
    csrf = answer.csrf;
    return answer;
  };
  const transport = async (request: Request) => {
    if (request.endpoint.method !== 'GET' && csrf === '') await session(request.signal);
    const answer = await plainTransport(request);
    if (!isStaleToken(answer)) return answer;
    await session(request.signal);
    return plainTransport(request);
  };
  const link: BrowserLink = { transport, session, language };
  return link;
}

/** The way of somebody who is not signed in: to the few endpoints that are open to everybody. */
export const publicTransport = (language: () => string, send?: typeof fetch): Transport =>
  fetchTransport({ base: endpoint => `/api/public/${endpoint.service}`, headers: () => ({ 'accept-language': language() }), fetch: send });

const isStaleToken = (answer: { status: number; json: unknown }): boolean =>
  answer.status === 403 && (answer.json as { code?: string } | null)?.code === 'CSRF_MISSING';

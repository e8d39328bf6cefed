import { AppError, type Endpoint, type End, endpoints, ends } from '@netsign/contracts';
import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import type { Logger } from '@netsign/platform';
import type { Dispatcher } from 'undici';
import { endedCookie, readSecret } from '../cookie.js';
import { refuseForged } from '../csrf.js';
import type { Limits } from '../limits/limits.js';
import type { Session, SessionStore } from '../session/session.store.js';
import type { Settings } from '../settings.js';
import { Forward } from './forward.js';
import { JSON_BYTES, readBody, statedLength, streamBody } from './request-body.js';
import type { Upstreams } from './upstreams.js';

/** A command takes milliseconds; one that has not answered by then never will. A file may take long to come in and to be read. */
export const ANSWER_WITHIN_MS = 30_000;
const FILE_ANSWER_WITHIN_MS = 300_000;

export interface ProxyParts { settings: Settings; sessions: SessionStore; limits: Limits; upstreams: Upstreams; logger: Logger }

/** Endpoints that only the gateway may call are not reachable from outside at all. */
export const openEndpoints = (): Endpoint[] => endpoints.filter(endpoint => endpoint.by.some(caller => caller !== 'gateway'));

/**
 * `/api/<end>/<service>/<path>`: one route per row of the endpoint table and end. The table says which addresses exist;
 * every rule about them belongs to the service.
 */
export function proxyRoutes(scope: FastifyInstance, parts: ProxyParts): void {
  for (const endpoint of openEndpoints())
    for (const end of ends)
      scope.route({
        method: endpoint.method,
        url: `/api/${end}/${endpoint.service}${endpoint.path}`,
        exposeHeadRoute: false,
        handler: (request, reply) => pass(parts, end, endpoint, request, reply),
      });
}

async function pass(parts: ProxyParts, end: End, endpoint: Endpoint, request: FastifyRequest, reply: FastifyReply): Promise<void> {
  parts.limits.address(request.ip);
  const prefix = `/api/${end}/${endpoint.service}`;
  // The router reads escapes before it compares; an address that spells its beginning in another way has no use.
  if (!request.url.startsWith(prefix)) throw new AppError('ROUTE_NOT_FOUND');
  const session = await parts.sessions.get(end, readSecret(end, request.headers.cookie));
  parts.limits.session(session.actor.session);
  const changes = endpoint.method === 'POST';
  if (changes) refuseForged(session, request.headers, parts.settings.publicUrl);
  const { body, length } = changes ? await bodyOf(endpoint, request) : { body: null, length: null };

  const { pool, basePath } = parts.upstreams.get(endpoint.service);
  const within = endpoint.file ? FILE_ANSWER_WITHIN_MS : ANSWER_WITHIN_MS;
  reply.hijack();
  pool.dispatch({
    method: endpoint.method,
    path: basePath + request.url.slice(prefix.length),
    headers: passedHeaders(request, session.token.text, length),
    body,
    headersTimeout: within,
  }, new Forward(reply.raw, {
    requestId: request.id,
    acceptLanguage: request.headers['accept-language'],
    within,
    onAnswer: status => afterAnswer(parts, end, endpoint, session, status),
    onFailure: error => parts.logger.warn({ endpoint: endpoint.name, request: request.id, cause: error.message }, 'a service did not answer'),
  }));
}

async function bodyOf(endpoint: Endpoint, request: FastifyRequest): Promise<{ body: Dispatcher.DispatchOptions['body']; length: number | null }> {
  const maxBytes = endpoint.file?.maxBytes ?? JSON_BYTES;
  const length = statedLength(request.raw, maxBytes);
  if (endpoint.file) return { body: streamBody(request.raw, maxBytes), length };
  return { body: await readBody(request.raw, maxBytes), length: null };
}

/** What a service is told: who acts, from where, and the few headers that belong to the request itself. */
export function passedHeaders(request: FastifyRequest, token: string, length: number | null): Record<string, string> {
  const { headers } = request;
  const passed: Record<string, string> = {
    authorization: `Bearer ${token}`,
    'x-address': request.ip,
    'x-device': (headers['user-agent'] ?? '').slice(0, 400),
    'x-request-id': request.id,
  };
  for (const name of ['idempotency-key', 'accept-language', 'content-type', 'accept', 'if-none-match', 'range'] as const) {
    const value = headers[name];
    if (typeof value === 'string') passed[name] = value;
  }
  if (length !== null) passed['content-length'] = String(length);
  return passed;
}

/** Identity may have changed who acts, or ended the session: the next request must see it. */
function afterAnswer(parts: ProxyParts, end: End, endpoint: Endpoint, session: Session, status: number): Record<string, string> {
  if (endpoint.service !== 'identity' || endpoint.method !== 'POST') return {};
  const signedOut = endpoint.name === 'identity.signOut' && (status < 300 || status === 401);
  if (signedOut) parts.sessions.end(session.actor.session);
  else if (status < 300) parts.sessions.forget(session);
  return signedOut ? { 'set-cookie': endedCookie(end, parts.settings.secure) } : {};
}

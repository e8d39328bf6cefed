import { AppError, type Endpoint, endpoints } from '@netsign/contracts';
import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import type { Limits } from '../limits/limits.js';
import type { ActorTokens } from '../session/actor-tokens.js';
import { Forward } from './forward.js';
import { ANSWER_WITHIN_MS, passedHeaders, type ProxyParts } from './proxy.routes.js';
import { JSON_BYTES, readBody, statedLength } from './request-body.js';

export interface PublicParts extends Omit<ProxyParts, 'sessions' | 'settings'> { limits: Limits; tokens: ActorTokens }

/** What anybody may ask without signing in. */
export const publicEndpoints = (): Endpoint[] => endpoints.filter(endpoint => endpoint.open === true);

/**
 * `/api/public/<service>/<path>`: the endpoints that are open to everybody, asked by the gateway in its own name. No cookie is looked
 * at and none is set; an address may ask only so often. They change nothing, so there is nothing to forge.
 */
export function publicRoutes(scope: FastifyInstance, parts: PublicParts): void {
  for (const endpoint of publicEndpoints())
    scope.route({ method: endpoint.method, url: `/api/public/${endpoint.service}${endpoint.path}`, exposeHeadRoute: false, handler: (request, reply) => pass(parts, endpoint, request, reply) });
}

async function pass({ limits, tokens, upstreams, logger }: PublicParts, endpoint: Endpoint, request: FastifyRequest, reply: FastifyReply): Promise<void> {
  limits.address(request.ip);
  limits.paper(request.ip);
  const prefix = `/api/public/${endpoint.service}`;
  if (!request.url.startsWith(prefix)) throw new AppError('ROUTE_NOT_FOUND');
  statedLength(request.raw, JSON_BYTES);
  const body = endpoint.method === 'POST' ? await readBody(request.raw, JSON_BYTES) : null;
  const { pool, basePath } = upstreams.get(endpoint.service);
  reply.hijack();
  pool.dispatch({ method: endpoint.method, path: basePath + request.url.slice(prefix.length), headers: passedHeaders(request, tokens.own(), null), body, headersTimeout: ANSWER_WITHIN_MS }, new Forward(reply.raw, {
    requestId: request.id, acceptLanguage: request.headers['accept-language'], within: ANSWER_WITHIN_MS, onAnswer: () => ({}),
    onFailure: error => logger.warn({ endpoint: endpoint.name, request: request.id, cause: error.message }, 'a service did not answer'),
  }));
}

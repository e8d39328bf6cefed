import { ends } from '@netsign/contracts';
import type { FastifyInstance } from 'fastify';
import { readSecret } from '../cookie.js';
import type { Limits } from '../limits/limits.js';
import { ANSWER_HEADERS } from '../proxy/forward.js';
import type { SessionStore } from '../session/session.store.js';
import type { LiveStreams } from './live-streams.js';

export interface LiveParts { sessions: SessionStore; limits: Limits; streams: LiveStreams }

/** `GET /api/<end>/events`: server-sent events `{ kind, id, version }` for whoever is signed in, until the session ends. */
export function liveRoutes(scope: FastifyInstance, { sessions, limits, streams }: LiveParts): void {
  for (const end of ends)
    scope.get(`/api/${end}/events`, { exposeHeadRoute: false }, async (request, reply) => {
      limits.address(request.ip);
      const session = await sessions.get(end, readSecret(end, request.headers.cookie));
      limits.session(session.actor.session);
      reply.hijack();
      reply.raw.writeHead(200, {
        ...ANSWER_HEADERS, 'content-type': 'text/event-stream; charset=utf-8', 'cache-control': 'no-store', 'x-accel-buffering': 'no', 'x-request-id': request.id,
      });
      streams.open(reply.raw, session);
    });
}

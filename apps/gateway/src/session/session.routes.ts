import { ends } from '@netsign/contracts';
import type { FastifyInstance } from 'fastify';
import { readSecret } from '../cookie.js';
import type { Limits } from '../limits/limits.js';
import type { IdentityClient } from './identity.client.js';
import type { SessionStore } from './session.store.js';

export interface SessionParts { sessions: SessionStore; identity: IdentityClient; limits: Limits }

/**
 * `GET /api/<end>/session` → `{ me, csrf }`: who is signed in, and the token that every change repeats in `x-csrf-token`.
 */
export function sessionRoutes(scope: FastifyInstance, { sessions, identity, limits }: SessionParts): void {
  for (const end of ends)
    scope.get(`/api/${end}/session`, { exposeHeadRoute: false }, async request => {
      limits.address(request.ip);
      const session = await sessions.get(end, readSecret(end, request.headers.cookie));
      limits.session(session.actor.session);
      return { me: await identity.me(session.token.text), csrf: session.csrf };
    });
}

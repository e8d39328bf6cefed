import { ends } from '@netsign/contracts';
import type { FastifyInstance } from 'fastify';
import { readSecret } from '../cookie.js';
import type { Limits } from '../limits/limits.js';
import type { IdentityClient } from './identity.client.js';
import type { SessionStore } from './session.store.js';

export interface SessionParts { sessions: SessionStore; identity: IdentityClient; limits: Limits; hears: () => boolean }

/**
 * `GET /api/<end>/session` → `{ me, csrf, pollEvents }`: who is signed in, the token that every change repeats in
 * `x-csrf-token`, and whether pages must ask by themselves because nothing can be told to them just now.
 */
export function sessionRoutes(scope: FastifyInstance, { sessions, identity, limits, hears }: SessionParts): void {
  for (const end of ends)
    scope.get(`/api/${end}/session`, { exposeHeadRoute: false }, async request => {
      limits.address(request.ip);
      const session = await sessions.get(end, readSecret(end, request.headers.cookie));
      limits.session(session.actor.session);
      return { me: await identity.me(session.token.text), csrf: session.csrf, pollEvents: !hears() };
    });
}

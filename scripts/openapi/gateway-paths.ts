import { Me } from '@netsign/contracts';
import type { JsonSchema } from './named-schemas.js';
import type { Described } from './operation.js';

/** The gateway's own addresses, the same below every end (`apps/gateway/src`: sign-in, session, live updates). */
export function gatewayPaths({ schemas, refusals }: Described): Record<string, JsonSchema> {
  return {
    '/sign-in': {
      get: {
        operationId: 'gateway.signIn', summary: 'Sign in', tags: ['gateway'], security: [],
        description: 'Leads a browser to the sign-in server of this end, and back with the session in a cookie.',
        parameters: [
          { name: 'to', in: 'query', required: false, schema: { type: 'string' }, description: 'The page of this end to come back to.' },
          { name: 'renew', in: 'query', required: false, schema: { enum: ['1'] }, description: 'Asks for an account even where one is known.' },
        ],
        responses: { 302: { description: 'To the sign-in server.', headers: { Location: { schema: { type: 'string', format: 'uri' } } } } },
      },
    },
    '/session': {
      get: {
        operationId: 'gateway.session', summary: 'Who is signed in', tags: ['gateway'], security: [{ session: [] }],
        responses: {
          200: {
            description: 'Who is signed in, and the token that every change repeats in `x-csrf-token`.',
            content: { 'application/json': { schema: { type: 'object', required: ['me', 'csrf'], properties: { me: schemas.of(Me, 'output'), csrf: { type: 'string' } } } } },
          },
          ...refusals.responses(['NOT_SIGNED_IN', 'SESSION_ENDED', 'TOO_MANY_REQUESTS', 'UNAVAILABLE']),
        },
      },
    },
    '/events': {
      get: {
        operationId: 'gateway.events', summary: 'Live updates', tags: ['gateway'], security: [{ session: [] }],
        description: 'Server-sent events for whoever is signed in, until the session ends. Each says that something changed and carries none of it: `{ kind, id, version }`.',
        responses: {
          200: { description: 'The stream.', content: { 'text/event-stream': { schema: { type: 'string' } } } },
          ...refusals.responses(['NOT_SIGNED_IN', 'SESSION_ENDED', 'TOO_MANY_REQUESTS', 'UNAVAILABLE']),
        },
      },
    },
  };
}

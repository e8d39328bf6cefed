import { AppError, type End, ends } from '@netsign/contracts';
import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import { endedCookie, readSecret } from './cookie.js';
import { liveRoutes, type LiveParts } from './live/live.routes.js';
import { problemAnswer } from './problem.js';
import { ANSWER_HEADERS } from './proxy/forward.js';
import { proxyRoutes, type ProxyParts } from './proxy/proxy.routes.js';
import { publicRoutes, type PublicParts } from './proxy/public.routes.js';
import { sessionRoutes, type SessionParts } from './session/session.routes.js';
import { signInRoutes, type SignInParts } from './session/sign-in.routes.js';

export type ApiParts = ProxyParts & PublicParts & SessionParts & SignInParts & LiveParts;

/** Everything below `/api/`. A scope of its own: bodies stay unparsed, answers and refusals have one form. */
export function apiRoutes(scope: FastifyInstance, parts: ApiParts): void {
  scope.removeAllContentTypeParsers();
  scope.addContentTypeParser('*', (_request, payload, done) => done(null, payload));
  scope.addHook('onRequest', async (request, reply) => {
    reply.headers({ ...ANSWER_HEADERS, 'cache-control': 'no-store', 'x-request-id': request.id });
  });
  scope.setErrorHandler((error: Error & { statusCode?: number }, request, reply) => refuse(parts, error, request, reply));
  scope.all('/api/*', { exposeHeadRoute: false }, async () => { throw new AppError('ROUTE_NOT_FOUND'); });

  signInRoutes(scope, parts);
  sessionRoutes(scope, parts);
  liveRoutes(scope, parts);
  publicRoutes(scope, parts);
  proxyRoutes(scope, parts);
}

async function refuse({ settings, logger }: ApiParts, error: Error & { statusCode?: number }, request: FastifyRequest, reply: FastifyReply): Promise<FastifyReply> {
  const known = error instanceof AppError ? error : (error.statusCode ?? 500) < 500 ? new AppError('INPUT_INVALID') : error;
  if (!(known instanceof AppError)) logger.error({ request: request.id, route: request.routeOptions.url, stack: error.stack }, 'unexpected');
  const { status, headers, body } = problemAnswer(known, request.headers['accept-language'], request.id);
  const end = endOf(request.url);
  // A cookie that stands for nothing any more is taken away, so that it is not sent for ever.
  if (status === 401 && end && readSecret(end, request.headers.cookie)) reply.header('set-cookie', endedCookie(end, settings.secure));
  return reply.code(status).headers(headers).send(body);
}

const endOf = (url: string): End | undefined => ends.find(end => url.startsWith(`/api/${end}/`));

import { AppError, type End, ends, type ErrorCode } from '@netsign/contracts';
import type { Logger } from '@netsign/platform';
import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import { sessionCookie } from '../cookie.js';
import type { Limits } from '../limits/limits.js';
import { localPath } from '../local-path.js';
import type { Settings } from '../settings.js';
import type { IdentityClient } from './identity.client.js';

/** Where each end's people have their account: 学信网, 新职业网, 就业管理系统. */
const REALMS: Record<End, string> = { student: 'chsi', corp: 'xzyw', admin: 'jygl' };

export interface SignInParts { settings: Settings; identity: IdentityClient; limits: Limits; logger: Logger }

interface SignInQuery { to?: string; ticket?: string }

/** `/api/<end>/sign-in` leads to the end's CAS, which leads back to `/api/<end>/cas` with a ticket. */
export function signInRoutes(scope: FastifyInstance, parts: SignInParts): void {
  const { publicUrl, casUrl } = parts.settings;
  for (const end of ends) {
    scope.get<{ Querystring: SignInQuery }>(`/api/${end}/sign-in`, { exposeHeadRoute: false }, async (request, reply) => {
      const service = `${publicUrl}/api/${end}/cas?to=${encodeURIComponent(localPath(end, one(request.query.to)))}`;
      return reply.redirect(`${casUrl}/cas/${REALMS[end]}/login?service=${encodeURIComponent(service)}`);
    });
    scope.get<{ Querystring: SignInQuery }>(`/api/${end}/cas`, { exposeHeadRoute: false }, async (request, reply) => comeBack(parts, end, request, reply));
  }
}

/** Refusals go to a page of the end that explains them; the address holds the code, nobody's data. */
async function comeBack(parts: SignInParts, end: End, request: FastifyRequest<{ Querystring: SignInQuery }>, reply: FastifyReply): Promise<FastifyReply> {
  const { settings, identity, limits, logger } = parts;
  try {
    limits.signIn(request.ip);
    const ticket = one(request.query.ticket);
    if (!ticket || ticket.length > 300) throw new AppError('TICKET_INVALID');
    const input = { end, ticket, service: settings.publicUrl + withoutTicket(request.url), device: (request.headers['user-agent'] ?? '').slice(0, 400) };
    const { secret } = await identity.signIn(input, request.ip);
    return reply.header('set-cookie', sessionCookie(end, secret, settings.secure)).redirect(localPath(end, one(request.query.to)));
  } catch (error) {
    const code: ErrorCode = error instanceof AppError ? error.code : 'INTERNAL';
    if (!(error instanceof AppError) || error.status >= 500) logger.error({ end, request: request.id, code, cause: error instanceof Error ? error.message : String(error) }, 'sign-in failed');
    return reply.redirect(`/${end}/sign-in-refused?code=${code}`);
  }
}

/** A parameter given twice is none. */
const one = (value: unknown): string | undefined => (typeof value === 'string' ? value : undefined);

/** The service the ticket was made for: the address we were called by, less what CAS has added (CAS 3.0 §2.2.4). */
const withoutTicket = (url: string): string => url.replace(/([?&])ticket=[^&]*(&|$)/, (_match, before: string, after: string) => (after === '&' ? before : ''));

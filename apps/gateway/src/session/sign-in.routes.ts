import { randomBytes } from 'node:crypto';
import { AppError, type End, ends, type ErrorCode } from '@netsign/contracts';
import type { Logger } from '@netsign/platform';
import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import { endedStateCookie, readState, refusalCookie, sessionCookie, stateCookie } from '../cookie.js';
import type { Limits } from '../limits/limits.js';
import { localPath } from '../local-path.js';
import type { Settings } from '../settings.js';
import type { IdentityClient } from './identity.client.js';

/** Where each end's people have their account: 学信网, 新职业网, 就业管理系统. */
const REALMS: Record<End, string> = { student: 'chsi', corp: 'xzyw', admin: 'jygl' };

export interface SignInParts { settings: Settings; identity: IdentityClient; limits: Limits; logger: Logger }

interface SignInQuery { to?: string; state?: string; ticket?: string; renew?: string }
type SignInRequest = FastifyRequest<{ Querystring: SignInQuery }>;

/**
 * `/api/<end>/sign-in` leads to the end's CAS, which leads back to `/api/<end>/cas` with a ticket; with `renew=1` the CAS asks
 * for an account even where it knows one. `/api/<end>/cas-sign-out` ends the CAS's own session and leads to the end's first page.
 */
export function signInRoutes(scope: FastifyInstance, parts: SignInParts): void {
  const { publicUrl, casUrl } = parts.settings;
  for (const end of ends) {
    const realm = `${casUrl}/cas/${REALMS[end]}`;
    scope.get<{ Querystring: SignInQuery }>(`/api/${end}/sign-in`, { exposeHeadRoute: false }, async (request, reply) => setOut(parts, end, realm, request, reply));
    scope.get<{ Querystring: SignInQuery }>(`/api/${end}/cas`, { exposeHeadRoute: false }, async (request, reply) => comeBack(parts, end, request, reply));
    scope.get(`/api/${end}/cas-sign-out`, { exposeHeadRoute: false }, async (_request, reply) => reply.redirect(`${realm}/logout?service=${encodeURIComponent(`${publicUrl}/${end}/`)}`));
  }
}

/** The state stands in a cookie and in the way back. Two tabs of one browser that set out together share it. */
function setOut({ settings }: SignInParts, end: End, realm: string, request: SignInRequest, reply: FastifyReply): FastifyReply {
  const state = readState(end, request.headers.cookie) ?? randomBytes(24).toString('base64url');
  const to = encodeURIComponent(localPath(end, one(request.query.to)));
  const service = `${settings.publicUrl}/api/${end}/cas?to=${to}&state=${state}`;
  const renew = one(request.query.renew) === '1' ? '&renew=true' : '';
  return reply.header('set-cookie', stateCookie(end, state, settings.secure)).redirect(`${realm}/login?service=${encodeURIComponent(service)}${renew}`);
}

/** Refusals go to a page of the end that explains them; the address holds the code, nobody's data. */
async function comeBack(parts: SignInParts, end: End, request: SignInRequest, reply: FastifyReply): Promise<FastifyReply> {
  const { settings, identity, limits, logger } = parts;
  try {
    limits.signIn(request.ip);
    const ticket = one(request.query.ticket);
    if (!ticket || ticket.length > 300 || !hasBegunHere(end, request)) throw new AppError('TICKET_INVALID');
    const input = { end, ticket, service: settings.publicUrl + withoutTicket(request.url), device: (request.headers['user-agent'] ?? '').slice(0, 400) };
    const { secret } = await identity.signIn(input, request.ip);
    return reply.header('set-cookie', [sessionCookie(end, secret, settings.secure), endedStateCookie(end, settings.secure)]).redirect(localPath(end, one(request.query.to)));
  } catch (error) {
    const { code, contacts } = refusalOf(error);
    if (!(error instanceof AppError) || error.status >= 500) logger.error({ end, request: request.id, code, cause: error instanceof Error ? error.message : String(error) }, 'sign-in failed');
    return reply.header('set-cookie', refusalCookie(end, code, contacts, settings.secure)).redirect(`/${end}/sign-in-refused?code=${code}`);
  }
}

/** Somebody else's ticket, slipped to this browser, would sign it in as somebody else: it comes without this browser's state. */
function hasBegunHere(end: End, { query, headers }: SignInRequest): boolean {
  const state = readState(end, headers.cookie);
  return state !== null && state === one(query.state);
}

function refusalOf(error: unknown): { code: ErrorCode; contacts: string[] } {
  if (!(error instanceof AppError)) return { code: 'INTERNAL', contacts: [] };
  const { contacts } = error.details;
  return { code: error.code, contacts: Array.isArray(contacts) ? contacts.map(String) : [] };
}

/** A parameter given twice is none. */
const one = (value: unknown): string | undefined => (typeof value === 'string' ? value : undefined);

/** The service the ticket was made for: the address we were called by, less what CAS has added (CAS 3.0 §2.2.4). */
const withoutTicket = (url: string): string => url.replace(/([?&])ticket=[^&]*(&|$)/, (_match, before: string, after: string) => (after === '&' ? before : ''));

import type { FastifyReply, FastifyRequest } from 'fastify';

/** The request's cookies by name; of two with one name the first counts, which is the one with the longer path. */
export function readCookies(request: FastifyRequest): Map<string, string> {
  const cookies = new Map<string, string>();
  for (const pair of (request.headers.cookie ?? '').split(';')) {
    const at = pair.indexOf('=');
    const name = pair.slice(0, at).trim();
    if (at > 0 && !cookies.has(name)) cookies.set(name, pair.slice(at + 1).trim());
  }
  return cookies;
}

/** Sets a cookie that scripts cannot read and other sites cannot send along with a form. Plain http: the sandbox lives on one machine. */
export function setCookie(reply: FastifyReply, name: string, value: string, options: { path: string; maxAge: number }): void {
  void reply.header('set-cookie', `${name}=${value}; Path=${options.path}; Max-Age=${options.maxAge}; HttpOnly; SameSite=Lax`);
}

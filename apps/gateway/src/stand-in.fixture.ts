import { generateKeyPairSync, randomUUID } from 'node:crypto';
import { createServer, type IncomingHttpHeaders, type IncomingMessage, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { type Actor, type End, endOf, type Me } from '@netsign/contracts';
import { type Claims, createLogger, createTokenVerifier, readConfig } from '@netsign/platform';
import { type RunningGateway, startGateway } from './start.js';

/** What the stand-in was asked: enough to see what the gateway passes on. */
export interface Asked { method: string; url: string; headers: IncomingHttpHeaders; body: string; claims: Claims | null }

type Answer = (asked: Asked, response: ServerResponse, request: IncomingMessage) => void;

export interface Person { secret: string; actor: Actor; csrf: string; end: End }

const json = (response: ServerResponse, status: number, body: unknown): void => {
  response.writeHead(status, { 'content-type': status < 300 ? 'application/json' : 'application/problem+json' }).end(JSON.stringify(body));
};

/**
 * A tiny server in the place of every service. It knows identity's calls for the gateway and answers anything else by
 * `answers` (`GET /path`), or echoes it.
 */
export async function startStandIn() {
  const keys = generateKeyPairSync('ed25519');
  const verifyToken = createTokenVerifier(keys.publicKey);
  const people = new Map<string, Person>();
  const asked: Asked[] = [];
  const answers = new Map<string, Answer>();

  const own: Record<string, Answer> = {
    'POST /sign-in': ({ body }, response) => {
      const { end, ticket } = JSON.parse(body) as { end: End; ticket: string };
      const person = [...people.values()].find(one => `ST-${one.secret}` === ticket && one.end === end);
      if (!person) return json(response, 401, { code: 'TICKET_INVALID' });
      return json(response, 200, { secret: person.secret, actor: person.actor, csrf: person.csrf, expiresAt: inAnHour() });
    },
    'POST /resume': ({ body }, response) => {
      const { end, secret } = JSON.parse(body) as { end: End; secret: string };
      const person = people.get(secret);
      if (person?.end !== end) return json(response, 401, { code: 'NOT_SIGNED_IN' });
      return json(response, 200, { actor: person.actor, csrf: person.csrf, expiresAt: inAnHour() });
    },
    'GET /me': ({ claims }, response) => json(response, 200, {
      actor: claims as Actor, name: '甲', organisation: '乙', phoneMasked: null, graduates: [], now: new Date().toISOString(),
    } satisfies Me),
    'POST /sign-out': ({ claims }, response) => {
      for (const [secret, person] of people) if (claims && 'session' in claims && person.actor.session === claims.session) people.delete(secret);
      json(response, 200, { ended: 1 });
    },
  };

  const server = createServer((request, response) => {
    const chunks: Buffer[] = [];
    const token = /^Bearer (.+)$/.exec(request.headers.authorization ?? '')?.[1];
    const one: Asked = { method: request.method ?? '', url: request.url ?? '', headers: request.headers, body: '', claims: token ? verifyToken(token, Date.now()) : null };
    const route = `${one.method} ${one.url.split('?')[0]}`;
    asked.push(one);
    const early = answers.get(`early ${route}`);
    if (early) return early(one, response, request);
    request.on('error', () => response.destroy());
    request.on('data', (chunk: Buffer) => chunks.push(chunk)).on('end', () => {
      one.body = Buffer.concat(chunks).toString();
      const answer = answers.get(route) ?? own[route] ?? ((echo, reply) => json(reply, 200, { method: echo.method, url: echo.url, body: echo.body }));
      answer(one, response, request);
    });
  });
  await new Promise<void>(resolve => server.listen(0, '127.0.0.1', resolve));

  const signedIn = (role: Actor['role'], keysOfActor: Partial<Actor> = {}): Person => {
    const person: Person = { secret: randomUUID(), csrf: randomUUID(), end: endOf[role], actor: { account: randomUUID(), session: randomUUID(), role, ...keysOfActor } };
    people.set(person.secret, person);
    return person;
  };
  return {
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}`, privateKey: keys.privateKey, people, asked, answers, signedIn,
    close: () => new Promise<void>(resolve => { server.close(() => resolve()); server.closeAllConnections(); }),
  };
}
export type StandIn = Awaited<ReturnType<typeof startStandIn>>;

/** The gateway on a free port before the stand-in and the broker of the specs. */
export const gatewayBefore = (standIn: StandIn, environment: NodeJS.ProcessEnv): Promise<RunningGateway> => {
  const key = Buffer.from(standIn.privateKey.export({ type: 'pkcs8', format: 'pem' })).toString('base64');
  const config = readConfig({
    IDENTITY_URL: standIn.url, AGREEMENTS_URL: standIn.url, NATIONAL_SYNC_URL: standIn.url, PUBLIC_URL: 'http://localhost:8080', SANDBOX_URL: 'http://localhost:8090',
    ACTOR_PRIVATE_KEY: key, LOG_LEVEL: 'silent', ...environment,
  });
  return startGateway(config, createLogger('gateway', config.logLevel));
};

/** Headers of a request of this person; with `csrf` also of one that changes something. */
export const headersOf = (person: Person, csrf = false): Record<string, string> => ({
  cookie: `${person.end}_session=${person.secret}`, ...(csrf && { 'x-csrf-token': person.csrf }),
});

/** Waits until what must happen soon has happened. */
export async function until(happened: () => boolean | Promise<boolean>, ms = 15_000): Promise<void> {
  for (const end = Date.now() + ms; !(await happened());) {
    if (Date.now() > end) throw new Error('It has not happened in time.');
    await new Promise(resolve => setTimeout(resolve, 20));
  }
}

const inAnHour = (): string => new Date(Date.now() + 3_600_000).toISOString();

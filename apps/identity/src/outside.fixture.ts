import { once } from 'node:events';
import { createServer, type IncomingMessage } from 'node:http';
import type { AddressInfo } from 'node:net';
import { randomUUID } from 'node:crypto';
import type { Realm } from './sign-in/realm.js';

export interface Message { readonly to: string; readonly text: string; readonly token: string }

/** The outside world for a spec: CAS servers that know tickets, and a mobile operator. Real HTTP on a free port. */
export interface Outside {
  readonly url: string;
  readonly messages: Message[];
  /** A single-use ticket for somebody, as CAS gives it to the browser. */
  ticket(realm: Realm, user: string, attributes: Record<string, string>, service: string): string;
  /** The six digits last sent to a phone. */
  codeTo(phone: string): string;
  /** From now on the mobile operator refuses. */
  refuseMessages(refuse: boolean): void;
  stop(): Promise<void>;
}

interface Ticket { realm: Realm; user: string; attributes: Record<string, string>; service: string }

async function bodyOf(request: IncomingMessage): Promise<string> {
  const chunks: Buffer[] = [];
  for await (const chunk of request) chunks.push(chunk as Buffer);
  return Buffer.concat(chunks).toString();
}

function validation(tickets: Map<string, Ticket>, realm: string, query: URLSearchParams): object {
  const name = query.get('ticket') ?? '';
  const ticket = tickets.get(name);
  tickets.delete(name);
  if (ticket?.realm !== realm) return { serviceResponse: { authenticationFailure: { code: 'INVALID_TICKET', description: '' } } };
  if (ticket.service !== query.get('service')) return { serviceResponse: { authenticationFailure: { code: 'INVALID_SERVICE', description: '' } } };
  return { serviceResponse: { authenticationSuccess: { user: ticket.user, attributes: { isFromNewLogin: true, ...ticket.attributes } } } };
}

export async function startOutside(): Promise<Outside> {
  const tickets = new Map<string, Ticket>();
  const messages: Message[] = [];
  let refuses = false;
  const server = createServer((request, response) => {
    void (async () => {
      const url = new URL(request.url ?? '/', 'http://outside');
      const realm = /^\/cas\/(\w+)\/p3\/serviceValidate$/.exec(url.pathname)?.[1];
      if (realm !== undefined && url.searchParams.get('format') === 'JSON') response.setHeader('content-type', 'application/json').end(JSON.stringify(validation(tickets, realm, url.searchParams)));
      else if (url.pathname === '/sms' && !refuses) {
        messages.push({ ...(JSON.parse(await bodyOf(request)) as { to: string; text: string }), token: String(request.headers['x-ops-token']) });
        response.writeHead(201).end('{}');
      } else response.writeHead(503).end();
    })();
  });
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  return {
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}`, messages,
    ticket: (realm, user, attributes, service) => { const name = `ST-${randomUUID()}`; tickets.set(name, { realm, user, attributes, service }); return name; },
    codeTo: phone => /\d{6}/.exec(messages.findLast(message => message.to === phone)?.text ?? '')?.[0] ?? '',
    refuseMessages: refuse => { refuses = refuse; },
    stop: async () => { server.closeAllConnections(); server.close(); await once(server, 'close'); },
  };
}

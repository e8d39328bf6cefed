import { type End, type Endpoint, endOf, endpoints, ends } from '@netsign/contracts';
import { gatewayPaths } from './gateway-paths.js';
import { type JsonSchema, NamedSchemas } from './named-schemas.js';
import { type CalledBy, type Described, operationOf, templated } from './operation.js';
import { codeSchema, problemSchema, Refusals, refusalsOf } from './refusals.js';

const LICENSE = { name: 'Apache-2.0', identifier: 'Apache-2.0' };
/** Counts up with what breaks callers; what is added does not. */
const VERSION = '1.0.0';

/** Where people and partners come in. */
const titleOf: Record<End, string> = { student: 'netsign for graduates', corp: 'netsign for employers', admin: 'netsign for 院系, schools, provinces and the ministry' };

const COOKIE_CALLS = `Sign in with a browser at \`sign-in\`; the session is a cookie of this end alone. \`GET session\` answers the token that every POST repeats in \`x-csrf-token\`.

A POST that changes a case carries an \`Idempotency-Key\`. Whoever does not know how a call ended repeats the very same one: it answers the same, and nothing is done twice. Refusals are RFC 9457 problems; programs decide by \`code\`.`;

const TOKEN_CALLS = 'As the gateway calls this service inside the platform: a signed actor token says who acts. Not reachable from outside; for people and partners see the documents of the three ends.';

/** What an end offers through the gateway: every endpoint that one of its roles may call, and the gateway's own. */
export function endDocument(end: End): JsonSchema {
  const open = endpoints.filter(({ by }) => by.some(role => role !== 'gateway' && endOf[role] === end));
  return documentOf({
    title: titleOf[end], description: COOKIE_CALLS, server: { url: `/api/${end}`, description: 'Below the address of the platform.' }, calledBy: 'cookie',
    securitySchemes: {
      session: { type: 'apiKey', in: 'cookie', name: `${end}_session`, description: 'Set by the sign-in.' },
      csrf: { type: 'apiKey', in: 'header', name: 'x-csrf-token', description: 'The `csrf` of `GET session`.' },
    },
    rows: open.map(endpoint => [`/${endpoint.service}${templated(endpoint.path)}`, narrowed(endpoint, end)]),
    more: gatewayPaths,
  });
}

/** What anybody may ask. */
export function publicDocument(): JsonSchema {
  return documentOf({
    title: 'netsign for everybody', description: 'What may be asked without signing in. An address may ask only so often.', server: { url: '/api/public', description: 'Below the address of the platform.' }, calledBy: 'nothing',
    securitySchemes: {}, more: () => ({}),
    rows: endpoints.filter(({ open }) => open === true).map(endpoint => [`/${endpoint.service}${templated(endpoint.path)}`, endpoint]),
  });
}

/** An endpoint of several ends, as the roles of one of them see it. */
const narrowed = (endpoint: Endpoint, end: End): Endpoint => ({ ...endpoint, by: endpoint.by.filter(role => role !== 'gateway' && endOf[role] === end) });

/** What a service answers inside the platform. */
export function serviceDocument(service: string): JsonSchema {
  return documentOf({
    title: `netsign service ${service}`, description: TOKEN_CALLS, server: { url: `http://${service}`, description: 'Inside the platform.' }, calledBy: 'token',
    securitySchemes: { actorToken: { type: 'http', scheme: 'bearer', description: 'Who acts, signed by the gateway with Ed25519 for a minute.' } },
    rows: endpoints.filter(endpoint => endpoint.service === service).map(endpoint => [templated(endpoint.path), endpoint]),
    more: () => ({}),
  });
}

interface Parts {
  readonly title: string;
  readonly description: string;
  readonly server: { url: string; description: string };
  readonly calledBy: CalledBy;
  readonly securitySchemes: Record<string, JsonSchema>;
  readonly rows: readonly (readonly [path: string, endpoint: Endpoint])[];
  readonly more: (described: Described) => Record<string, JsonSchema>;
}

function documentOf({ title, description, server, calledBy, securitySchemes, rows, more }: Parts): JsonSchema {
  const described: Described = { schemas: new NamedSchemas(), refusals: new Refusals(calledBy === 'cookie'), calledBy };
  const { schemas, refusals } = described;
  const paths: Record<string, JsonSchema> = { ...more(described) };
  for (const [path, endpoint] of rows) paths[path] = { ...paths[path], [endpoint.method.toLowerCase()]: operationOf(endpoint, described) };
  return {
    openapi: '3.1.0',
    info: { title, version: VERSION, description, license: LICENSE },
    servers: [server],
    tags: [...new Set([...(calledBy === 'cookie' ? ['gateway'] : []), ...rows.map(([, { service }]) => service)])].map(name => ({ name })),
    paths,
    components: { securitySchemes, parameters, responses: refusals.all, schemas: { Problem: problemSchema, ErrorCode: codeSchema(rows.flatMap(([, endpoint]) => refusalsOf(endpoint, calledBy === 'cookie'))), ...schemas.all } },
  };
}

const parameters: Record<string, JsonSchema> = {
  IdempotencyKey: {
    name: 'Idempotency-Key', in: 'header', required: true, schema: { type: 'string', pattern: '^[\\w-]{8,100}$' },
    description: 'Made anew for each act, the same when it is repeated. Kept seven days; another input under it is refused.',
  },
  AcceptLanguage: { name: 'Accept-Language', in: 'header', required: false, schema: { type: 'string' }, description: 'The language of refusals: `zh-CN`, or `en` where it comes first.' },
};

export const services: readonly string[] = [...new Set(endpoints.map(({ service }) => service))];

/** File below `docs/openapi/` → its text. */
export const openApiPages: readonly [file: string, content: () => string][] = [
  ...ends.map((end): [string, () => string] => [`${end}.json`, () => written(endDocument(end))]),
  ['public.json', () => written(publicDocument())],
  ...services.map((service): [string, () => string] => [`services/${service}.json`, () => written(serviceDocument(service))]),
];

const written = (document: JsonSchema): string => `${JSON.stringify(document, null, 2)}\n`;

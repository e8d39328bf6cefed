import { type Endpoint, pathNames } from '@netsign/contracts';
import type { JsonSchema, NamedSchemas } from './named-schemas.js';
import { isCommand, type Refusals } from './refusals.js';

/** How the readers of a document call: browsers and partners with a cookie, the gateway with a signed actor token, anybody with nothing. */
export type CalledBy = 'cookie' | 'token' | 'nothing';

/** What one document has described so far, and who reads it. */
export interface Described { readonly schemas: NamedSchemas; readonly refusals: Refusals; readonly calledBy: CalledBy }

/** `/invitations/:id` as OpenAPI writes it. */
export const templated = (path: string): string => path.replaceAll(/:([a-zA-Z]+)/g, '{$1}');

/** `sendAgain` → `Send again`. */
const spoken = (name: string): string => { const words = name.replaceAll(/([A-Z])/g, ' $1').toLowerCase(); return words[0].toUpperCase() + words.slice(1); };

/** One row of the endpoint table as an operation. */
export function operationOf(endpoint: Endpoint, { schemas, refusals, calledBy }: Described): JsonSchema {
  const key = endpoint.name.slice(endpoint.service.length + 1);
  const changes = endpoint.method === 'POST';
  return {
    operationId: endpoint.name,
    summary: spoken(key),
    tags: [endpoint.service],
    description: `${calledBy === 'nothing' ? 'For everybody, signed in or not.' : `For ${endpoint.by.join(', ')}.`}${endpoint.beforeConfirmation ? ' Open to graduates who have not confirmed their record yet.' : ''}${changes && endpoint.safe ? ' Changes no case.' : ''}`,
    'x-roles': endpoint.by,
    security: calledBy === 'nothing' ? [] : [calledBy === 'token' ? { actorToken: [] } : changes ? { session: [], csrf: [] } : { session: [] }],
    ...callOf(endpoint, schemas),
    responses: {
      200: { description: 'Done.', content: endpoint.download ? { [endpoint.download]: {} } : { 'application/json': { schema: schemas.of(endpoint.output, 'output') } } },
      ...refusals.of(endpoint),
    },
  };
}

interface Input { readonly properties: Record<string, JsonSchema>; readonly required: readonly string[] }

/** The one input of a row, taken apart as the platform puts it together: names in the path, the rest in query (GET, files) or body. */
function callOf(endpoint: Endpoint, schemas: NamedSchemas): JsonSchema {
  const whole = schemas.of(endpoint.input, 'input');
  const { properties, required } = inputOf(whole, schemas);
  const inPath = pathNames(endpoint.path);
  const rest = Object.keys(properties).filter(name => !inPath.includes(name));
  const parameter = (name: string, place: 'path' | 'query') => ({ name, in: place, required: place === 'path' || required.includes(name), schema: properties[name] });
  const inQuery = endpoint.method === 'GET' || endpoint.file !== undefined;
  const parameters: JsonSchema[] = [
    ...inPath.map(name => parameter(name, 'path')), ...(inQuery ? rest.map(name => parameter(name, 'query')) : []),
    ...(isCommand(endpoint) ? [{ $ref: '#/components/parameters/IdempotencyKey' }] : []),
    { $ref: '#/components/parameters/AcceptLanguage' },
  ];
  if (endpoint.file) return { parameters, requestBody: { required: true, description: `At most ${endpoint.file.maxBytes} bytes.`, content: { 'application/octet-stream': {} } } };
  if (endpoint.method === 'GET' || rest.length === 0) return { parameters };
  const body = inPath.length === 0 ? whole : { type: 'object', properties: Object.fromEntries(rest.map(name => [name, properties[name]])), ...requiredOf(rest.filter(name => required.includes(name))) };
  return { parameters, requestBody: { required: true, content: { 'application/json': { schema: body } } } };
}

const requiredOf = (names: readonly string[]): JsonSchema => (names.length === 0 ? {} : { required: names });

function inputOf(schema: JsonSchema, schemas: NamedSchemas): Input {
  const named = typeof schema['$ref'] === 'string' ? schemas.all[schema['$ref'].slice('#/components/schemas/'.length)] : schema;
  const { properties = {}, required = [] } = named as Partial<Input>;
  return { properties, required };
}

import { type Endpoint, type ErrorCode, errors, errorSentence } from '@netsign/contracts';
import type { JsonSchema } from './named-schemas.js';

/** What any call can be refused with, wherever it goes. */
const EVERYWHERE: readonly ErrorCode[] = ['INPUT_INVALID', 'CHARACTER_INVALID', 'NOT_SIGNED_IN', 'SESSION_ENDED', 'ROLE_MAY_NOT', 'TOO_MANY_REQUESTS', 'INTERNAL', 'UNAVAILABLE'];
/** What a call that changes a case can be refused with besides. */
const OF_COMMANDS: readonly ErrorCode[] = ['IDEMPOTENCY_KEY_MISSING', 'IDEMPOTENCY_KEY_REUSED', 'VERSION_CHANGED', 'ACTION_NOT_POSSIBLE'];

/** A call that changes a case: it carries an `Idempotency-Key`. */
export const isCommand = ({ method, safe }: Endpoint): boolean => method === 'POST' && safe !== true;

/** Every code an endpoint can answer with: its own row's, and those that follow from what kind of endpoint it is. */
export function refusalsOf(endpoint: Endpoint, byBrowser: boolean): ErrorCode[] {
  const own: ErrorCode[] = [...EVERYWHERE, ...endpoint.errors];
  if (endpoint.path.includes('/:')) own.push('NOT_FOUND');
  if (endpoint.method === 'POST') own.push('BODY_TOO_LARGE');
  if (endpoint.method === 'POST' && byBrowser) own.push('CSRF_MISSING');
  if (isCommand(endpoint)) own.push(...OF_COMMANDS);
  if (endpoint.by.includes('graduate') && !endpoint.beforeConfirmation) own.push('RECORD_NOT_CONFIRMED');
  return [...new Set(own)];
}

/** The answers of one document that say no. What many endpoints answer alike is described once, under its codes. */
export class Refusals {
  private readonly shared = new Map<string, JsonSchema>();

  constructor(private readonly byBrowser: boolean) {}

  /** One response per HTTP status. */
  of(endpoint: Endpoint): Record<string, JsonSchema> { return this.responses(refusalsOf(endpoint, this.byBrowser), endpoint.errors); }

  responses(codes: readonly ErrorCode[], own: readonly ErrorCode[] = []): Record<string, JsonSchema> {
    const byStatus = Map.groupBy(codes, code => errors[code]);
    return Object.fromEntries([...byStatus].sort(([one], [other]) => one - other).map(([status, some]) => [String(status), some.some(code => own.includes(code)) ? responseOf(status, some) : this.share(status, some)]));
  }

  private share(status: number, codes: readonly ErrorCode[]): JsonSchema {
    const name = codes.join('.');
    this.shared.set(name, responseOf(status, codes));
    return { $ref: `#/components/responses/${name}` };
  }

  /** By name, in the order of the alphabet. */
  get all(): Record<string, JsonSchema> { return Object.fromEntries([...this.shared].sort(([one], [other]) => (one < other ? -1 : 1))); }
}

/** A field that is wrong may give its own code to a 400; every other status has these and no more. */
function responseOf(status: number, codes: readonly ErrorCode[]): JsonSchema {
  const narrower = status === 400 ? [] : [{ properties: { code: { enum: codes } } }];
  return {
    description: `${codes.join(', ')}${status === 400 ? ', or the code of the field that is wrong' : ''}`,
    ...(status === 429 || status === 503 ? { headers: { 'Retry-After': { description: 'Seconds after which it is worth asking again.', schema: { type: 'integer' } } } } : {}),
    content: { 'application/problem+json': { schema: { allOf: [{ $ref: '#/components/schemas/Problem' }, ...narrower] } } },
  };
}

/** Every code a document speaks of, with what it tells a person. */
export const codeSchema = (codes: readonly ErrorCode[]): JsonSchema => ({
  description: 'What a program decides by.',
  anyOf: [
    ...[...new Set(codes)].sort().map(code => ({ const: code, description: `${errorSentence(code, 'en')} ${errorSentence(code, 'zh-CN')}` })),
    { type: 'string', description: 'Codes of single fields, and codes that come with later versions: the status says what kind of refusal it is.' },
  ],
});

/** RFC 9457: what is wrong, where, and what to do, in the language of `Accept-Language`. */
export const problemSchema: JsonSchema = {
  type: 'object', required: ['type', 'title', 'status', 'code', 'instance'],
  properties: {
    type: { type: 'string', format: 'uri', description: '`urn:netsign:problem:<code>`' },
    title: { type: 'string', description: 'The sentence for a person: what is wrong and what to do.' },
    status: { type: 'integer' },
    code: { $ref: '#/components/schemas/ErrorCode' },
    instance: { type: 'string', description: 'The id of the request, as it stands in the logs.' },
    fields: {
      type: 'array', description: 'The places of the input that are wrong.',
      items: { type: 'object', required: ['at', 'code', 'detail'], properties: { at: { type: 'string', description: 'JSON Pointer into the input.' }, code: { $ref: '#/components/schemas/ErrorCode' }, value: { type: 'string' }, detail: { type: 'string' } } },
    },
  },
};

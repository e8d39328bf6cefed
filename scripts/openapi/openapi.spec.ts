import { endpoints, endOf, ends } from '@netsign/contracts';
import { endDocument, publicDocument, serviceDocument, services } from './document.js';
import type { JsonSchema } from './named-schemas.js';

const documents = [...ends.map(end => [end, endDocument(end)] as const), ['public', publicDocument()] as const, ...services.map(service => [service, serviceDocument(service)] as const)];

interface Refusal { content: { 'application/problem+json': { schema: { allOf: { properties: { code: { enum: string[] } } }[] } } } }
type Operation = JsonSchema & { operationId: string; parameters?: { $ref?: string }[]; security: Record<string, unknown>[]; responses: Record<string, Refusal> };

const codesOf = ({ content }: Refusal): string[] => content['application/problem+json'].schema.allOf[1].properties.code.enum;

function operationsOf(document: JsonSchema): Operation[] {
  return Object.values(document['paths'] as Record<string, Record<string, Operation>>).flatMap(path => Object.values(path));
}

const find = (document: JsonSchema, id: string): Operation => operationsOf(document).find(({ operationId }) => operationId === id)!;

describe('the OpenAPI documents', () => {
  it.each(documents)('are valid 3.1 and their references lead somewhere: %s', async (_name, document) => {
    const { Validator } = await import('@seriousme/openapi-schema-validator');
    const validator = new Validator();
    const { valid, errors } = await validator.validate(structuredClone(document));
    expect([valid, errors]).toEqual([true, undefined]);
    expect(validator.version).toBe('3.1');
    for (const [, target] of JSON.stringify(document).matchAll(/"\$ref":"#\/([^"]+)"/g)) {
      expect([target, target.split('/').reduce<unknown>((inside, key) => (inside as JsonSchema | undefined)?.[key], document)]).not.toEqual([target, undefined]);
    }
  });

  it('a document that leaves something out is refused by the validator', async () => {
    const { Validator } = await import('@seriousme/openapi-schema-validator');
    const { info: _info, ...without } = endDocument('corp');
    expect((await new Validator().validate(without)).valid).toBe(false);
  });

  it('hold every row of the endpoint table, at each end whose roles may call it and nowhere else', () => {
    for (const end of ends) {
      const listed = operationsOf(endDocument(end)).map(({ operationId }) => operationId).filter(id => !id.startsWith('gateway.'));
      expect(listed.sort()).toEqual(endpoints.filter(({ by }) => by.some(role => role !== 'gateway' && endOf[role] === end)).map(({ name }) => name).sort());
    }
    expect(operationsOf(publicDocument()).map(({ operationId, security }) => [operationId, security])).toEqual(endpoints.filter(({ open }) => open === true).map(({ name }) => [name, []]));
    expect(services.flatMap(service => operationsOf(serviceDocument(service)).map(({ operationId }) => operationId)).sort()).toEqual(endpoints.map(({ name }) => name).sort());
  });

  it('ask for an idempotency key and the CSRF token where the platform does', () => {
    const corp = endDocument('corp');
    const [send, search, get] = ['agreements.send', 'agreements.searchInvitations', 'agreements.getInvitation'].map(id => find(corp, id));
    const asksForKey = ({ parameters }: Operation): boolean => parameters!.some(({ $ref }) => $ref === '#/components/parameters/IdempotencyKey');
    expect([send, search, get].map(asksForKey)).toEqual([true, false, false]);
    expect([send, search, get].map(({ security }) => Object.keys(security[0]))).toEqual([['session', 'csrf'], ['session', 'csrf'], ['session']]);
  });

  it('name by status what an endpoint refuses with', () => {
    const { responses } = find(endDocument('student'), 'agreements.accept');
    expect(codesOf(responses[409])).toEqual(expect.arrayContaining(['SIGNING_IN_FLIGHT', 'TEXT_CHANGED', 'VERSION_CHANGED']));
    expect(codesOf(responses[403])).toContain('CSRF_MISSING');
    expect(responses[422]).toEqual({ $ref: '#/components/responses/IDEMPOTENCY_KEY_REUSED' });
    expect(codesOf(find(serviceDocument('agreements'), 'agreements.accept').responses[403])).not.toContain('CSRF_MISSING');
  });
});

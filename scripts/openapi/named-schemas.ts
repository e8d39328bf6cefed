import * as contracts from '@netsign/contracts';
import { z } from 'zod';

/** A JSON Schema (2020-12), as OpenAPI 3.1 and AsyncAPI 3 both take it. */
export type JsonSchema = Record<string, unknown>;

const isSchema = (value: unknown): value is z.ZodType => value instanceof z.ZodType;

/** What the contracts export under a name of its own is described once, under that name. */
function namesOf(exported: Record<string, unknown>): z.core.$ZodRegistry<{ id: string }> {
  const registry = z.registry<{ id: string }>();
  for (const [name, schema] of Object.entries(exported)) if (isSchema(schema) && !registry.has(schema)) registry.add(schema, { id: name });
  return registry;
}

const names = namesOf(contracts);

/**
 * The schemas of one document: gives each contract as JSON Schema and gathers what has a name. What reads otherwise when sent than
 * when answered (a default makes a field optional) gets a second name.
 */
export class NamedSchemas {
  private readonly found = new Map<string, JsonSchema>();

  /** `io`: as a client sends it, or as it is answered. A named schema is a reference, and so are the named parts of one. */
  of(schema: z.ZodType, io: 'input' | 'output'): JsonSchema {
    const { $defs = {}, $schema: _dialect, ...body } = z.toJSONSchema(schema, { io, target: 'draft-2020-12', metadata: names, override: plainer }) as JsonSchema & { $defs?: Record<string, JsonSchema> };
    return pointed(body, this.keep($defs, io));
  }

  private keep(parts: Record<string, JsonSchema>, io: 'input' | 'output'): Map<string, string> {
    const plain = new Map(Object.keys(parts).map(name => [name, name]));
    // Two passes: a part that refers to one with a second name needs a second name itself.
    for (let changed = true; changed; ) {
      changed = false;
      for (const [name, part] of Object.entries(parts)) {
        const kept = this.found.get(plain.get(name)!);
        if (kept === undefined || same(kept, pointed(part, plain)) || plain.get(name) !== name) continue;
        plain.set(name, `${name}${io === 'input' ? 'Sent' : 'Answered'}`);
        changed = true;
      }
    }
    for (const [name, part] of Object.entries(parts)) this.found.set(plain.get(name)!, pointed(part, plain));
    return plain;
  }

  /** By name, in the order of the alphabet, so that a document changes only where a contract does. */
  get all(): Record<string, JsonSchema> { return Object.fromEntries([...this.found].sort(([one], [other]) => (one < other ? -1 : 1))); }
}

const same = (one: JsonSchema, other: JsonSchema): boolean => JSON.stringify(one) === JSON.stringify(other);

/** Unknown fields are passed over, not refused: contracts grow. A format says what its pattern would only repeat. */
function plainer({ jsonSchema }: { jsonSchema: JsonSchema }): void {
  if (jsonSchema['additionalProperties'] === false) delete jsonSchema['additionalProperties'];
  if (jsonSchema['format'] !== undefined) delete jsonSchema['pattern'];
}

/** References within one schema become references to the document's components. */
function pointed(schema: JsonSchema, renamed: ReadonlyMap<string, string>): JsonSchema {
  const walk = (value: unknown): unknown => {
    if (Array.isArray(value)) return value.map(walk);
    if (typeof value !== 'object' || value === null) return value;
    return Object.fromEntries(Object.entries(value).map(([key, inner]) => {
      const name = key === '$ref' && typeof inner === 'string' ? /^#\/\$defs\/(.+)$/.exec(inner)?.[1] : undefined;
      return [key, name === undefined ? walk(inner) : `#/components/schemas/${renamed.get(name) ?? name}`];
    }));
  };
  return walk(schema) as JsonSchema;
}

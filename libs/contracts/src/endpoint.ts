import type { z } from 'zod';
import type { ErrorCode } from './errors.js';
import type { Role } from './roles.js';

/** `gateway` marks the few endpoints that only the gateway itself may call. */
export type Caller = Role | 'gateway';

/**
 * One row of the endpoint table. The controller binds it, the client is derived from it, OpenAPI and the access matrix come from it.
 * `input` is one object: names in the path come from the path, the rest from the query (GET) or the body (POST).
 */
export interface Endpoint<I extends z.ZodType = z.ZodType, O extends z.ZodType = z.ZodType> {
  readonly service: string;
  readonly name: string;
  readonly method: 'GET' | 'POST';
  readonly path: `/${string}`;
  readonly by: readonly Caller[];
  readonly input: I;
  readonly output: O;
  /** Refusals beyond the ones every endpoint can give. */
  readonly errors: readonly ErrorCode[];
  /** Open to graduates who have not confirmed their record yet. */
  readonly beforeConfirmation?: boolean;
  /** The body is a file, not JSON; `input` then describes path and query. */
  readonly file?: { maxBytes: number };
  /** A POST that changes no case (a look-up whose keys must not stand in a URL, a code by SMS): no Idempotency-Key. */
  readonly safe?: boolean;
  /** The answer is a file of this media type, not JSON: `output` is `z.file()`. */
  readonly download?: string;
  /** Open to everybody, signed in or not: the gateway asks in its own name (`by` is the gateway alone) below `/api/public/`. */
  readonly open?: boolean;
}

type Row<I extends z.ZodType, O extends z.ZodType> = Omit<Endpoint<I, O>, 'service' | 'name'>;

/** Types one row; `api` gives it its name and service. */
export const endpoint = <I extends z.ZodType, O extends z.ZodType>(row: Row<I, O>): Row<I, O> => row;

/** The endpoints of one service, each named `service.key`. */
export function api<const T extends Record<string, Row<z.ZodType, z.ZodType>>>(service: string, rows: T) {
  return Object.fromEntries(Object.entries(rows).map(([key, row]) => [key, { ...row, service, name: `${service}.${key}` }])) as {
    [K in keyof T]: T[K] extends Row<infer I, infer O> ? Endpoint<I, O> : never;
  };
}

/** What a client sends, and what it gets. */
export type InputOf<E> = E extends Endpoint<infer I, z.ZodType> ? z.input<I> : never;
export type ParsedInputOf<E> = E extends Endpoint<infer I, z.ZodType> ? z.output<I> : never;
export type OutputOf<E> = E extends Endpoint<z.ZodType, infer O> ? z.output<O> : never;

/** The names that stand in a path: '/a/:id/b' → ['id']. */
export const pathNames = (path: string): string[] => [...path.matchAll(/:([a-zA-Z]+)/g)].map(match => match[1]);

import type { Endpoint, InputOf, OutputOf } from '@netsign/contracts';
import { newKey } from './idempotency.js';
import { problemFrom } from './problem.js';
import type { Callable, Request, Transport } from './transport.js';

export interface CallOptions {
  /** Given: a repeat of an earlier request. Left out: a new one. */
  readonly idempotencyKey?: string;
  readonly signal?: AbortSignal;
  /** The bytes for an endpoint that takes a file. */
  readonly file?: Blob | Uint8Array;
  readonly contentType?: string;
}

/** One method for each endpoint of a service, named as its key in the contract. */
export type Client<A> = { readonly [K in keyof A]: (input: InputOf<A[K]>, options?: CallOptions) => Promise<OutputOf<A[K]>> };

const OCTETS = 'application/octet-stream';

/** Puts each name of the input where the endpoint wants it: path first, the rest into query (GET, file) or body (POST). */
export function takeApart(endpoint: Callable, input: Readonly<Record<string, unknown>>, options: CallOptions = {}): Request {
  const rest = { ...input };
  const path = endpoint.path.replaceAll(/:([a-zA-Z]+)/g, (_whole, name: string) => {
    const value = rest[name];
    if (value === undefined || value === null || value === '') throw new TypeError(`${endpoint.path} needs ${name}`);
    delete rest[name];
    return encodeURIComponent(plain(value));
  });
  const inQuery = endpoint.method === 'GET' || endpoint.file !== undefined;
  const headers: Record<string, string> = {};
  if (endpoint.file !== undefined) headers['content-type'] = options.contentType ?? OCTETS;
  else if (!inQuery) headers['content-type'] = 'application/json';
  if (endpoint.method === 'POST' && endpoint.safe !== true) headers['idempotency-key'] = options.idempotencyKey ?? newKey();
  const body = endpoint.file !== undefined ? options.file : inQuery ? undefined : rest;
  return { endpoint, path, query: inQuery ? queryOf(rest) : {}, body, headers, signal: options.signal };
}

function queryOf(rest: Record<string, unknown>): Record<string, string> {
  return Object.fromEntries(Object.entries(rest).filter(([, value]) => value !== undefined).map(([name, value]) => [name, plain(value)]));
}

function plain(value: unknown): string {
  if (typeof value === 'string') return value;
  if (typeof value === 'number' || typeof value === 'boolean') return String(value);
  throw new TypeError('only text, numbers and yes/no stand in an address');
}

/**
 * The typed client of a service. Methods give the parsed answer or throw `ApiProblem` (a refusal) or `NoAnswer`.
 * `rows` is the contract itself or the light table of it; with `check` answers are held against the contract's schema (specs).
 */
export function createClient<A extends Record<string, Endpoint>>(rows: A, transport: Transport, { check = false }: { check?: boolean } = {}): Client<A> {
  return clientOf<A>(rows, transport, check ? (name, json) => rows[name].output.parse(json) : undefined);
}

/** The same over a light table, whose rows know no schema: `A` names the contract they were made from. */
export function clientOf<A>(rows: Readonly<Record<keyof A, Callable>>, transport: Transport, parse?: (name: string, json: unknown) => unknown): Client<A> {
  const method = (name: string, endpoint: Callable) => async (input: Record<string, unknown> = {}, options: CallOptions = {}) => {
    const { status, json, file } = await transport(takeApart(endpoint, input, options));
    if (status < 200 || status > 299) throw problemFrom(status, json);
    if (file !== undefined) return file;
    return parse === undefined ? json : parse(name, json);
  };
  const methods = Object.entries<Callable>(rows).map(([name, endpoint]) => [name, method(name, endpoint)]);
  return Object.fromEntries(methods) as Client<A>;
}

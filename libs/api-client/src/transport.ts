import type { End } from '@netsign/contracts';
import { NoAnswer } from './problem.js';

/** What a client has to know of an endpoint to call it; the tables in `generated/` hold no more. */
export interface Callable {
  readonly service: string;
  readonly method: 'GET' | 'POST';
  readonly path: string;
  /** The body is a file; everything else stands in path and query. */
  readonly file?: unknown;
  /** Changes no case: carries no Idempotency-Key. */
  readonly safe?: boolean;
  /** The answer is a file. */
  readonly download?: unknown;
}

/** One call, taken apart. `path` is filled in; `body` is an object sent as JSON, or the bytes of a file. */
export interface Request {
  readonly endpoint: Callable;
  readonly path: string;
  readonly query: Readonly<Record<string, string>>;
  readonly body: unknown;
  readonly headers: Readonly<Record<string, string>>;
  readonly signal?: AbortSignal;
}

/** Carries a request to the platform. Throws `NoAnswer` when none came; any status is an answer. */
export type Transport = (request: Request) => Promise<{ status: number; json: unknown; file?: File }>;

export interface FetchOptions {
  /** The address up to the endpoint's own path, without a slash at its end. */
  readonly base: (endpoint: Callable) => string;
  readonly headers?: () => Record<string, string> | Promise<Record<string, string>>;
  readonly fetch?: typeof fetch;
}

const isBytes = (body: unknown): body is Blob | Uint8Array<ArrayBuffer> => body instanceof Uint8Array || (typeof Blob !== 'undefined' && body instanceof Blob);

/** A transport over `fetch`, for browsers and Node alike. */
export function fetchTransport({ base, headers, fetch: send = globalThis.fetch.bind(globalThis) }: FetchOptions): Transport {
  return async request => {
    const query = new URLSearchParams(request.query).toString();
    const address = `${base(request.endpoint)}${request.path}${query === '' ? '' : `?${query}`}`;
    const own = (await headers?.()) ?? {};
    const body = request.body === undefined || isBytes(request.body) ? request.body : JSON.stringify(request.body);
    try {
      const answer = await send(address, {
        method: request.endpoint.method, headers: { accept: 'application/json', ...own, ...request.headers }, body, credentials: 'same-origin', signal: request.signal,
      });
      if (request.endpoint.download !== undefined && answer.ok) return { status: answer.status, json: null, file: await fileOf(answer) };
      const text = await answer.text();
      return { status: answer.status, json: jsonOf(text) };
    } catch (error) {
      if (request.signal?.aborted === true) throw error;
      throw new NoAnswer(error);
    }
  };
}

/** The file of an answer, under the name the platform gives it. */
async function fileOf(answer: Response): Promise<File> {
  const [, name = 'document'] = /filename="([^"]*)"/.exec(answer.headers.get('content-disposition') ?? '') ?? [];
  return new File([await answer.blob()], name, { type: answer.headers.get('content-type') ?? '' });
}

/** An answer that is not JSON (a proxy's page) reads as null and is judged by its status. */
function jsonOf(text: string): unknown {
  try {
    return JSON.parse(text) as unknown;
  } catch (error) {
    if (error instanceof SyntaxError) return null;
    throw error;
  }
}

/** Straight to one service: for its own specs. `headers` brings the actor token. */
export const serviceTransport = (serviceUrl: string, headers?: FetchOptions['headers']): Transport => fetchTransport({ base: () => serviceUrl, headers });

/** Through the gateway, as one end: for journeys and end-to-end specs. `headers` brings cookie and CSRF token. */
export const gatewayTransport = (gatewayUrl: string, end: End, headers?: FetchOptions['headers']): Transport =>
  fetchTransport({ base: endpoint => `${gatewayUrl}/api/${end}/${endpoint.service}`, headers });

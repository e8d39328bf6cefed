import { AppError, errorSentence, languageOf, type ErrorCode } from '@netsign/contracts';

/** A whole answer, ready for a Fastify reply or a raw one. */
export interface Answer { status: number; headers: Record<string, string>; body: string }

/** Seconds after which it is worth asking again. */
const RETRY_AFTER: Partial<Record<ErrorCode, number>> = { UNAVAILABLE: 2, TOO_MANY_REQUESTS: 1 };

/**
 * RFC 9457 problem, as services give it. `instance` is the request's id, never its address: addresses may hold what
 * nobody else should read. Anything but an AppError becomes INTERNAL.
 */
export function problemAnswer(error: unknown, acceptLanguage: string | undefined, requestId: string): Answer {
  const { code, status, details } = error instanceof AppError ? error : new AppError('INTERNAL');
  const retryAfter = typeof details.retryAfter === 'number' ? details.retryAfter : RETRY_AFTER[code];
  const language = languageOf(acceptLanguage);
  const body = JSON.stringify({ type: `urn:netsign:problem:${code}`, title: errorSentence(code, language), status, code, instance: requestId });
  return {
    status,
    body,
    headers: {
      'content-type': 'application/problem+json; charset=utf-8',
      'content-length': String(Buffer.byteLength(body)),
      'content-language': language,
      'cache-control': 'no-store',
      ...(retryAfter !== undefined && { 'retry-after': String(retryAfter) }),
    },
  };
}

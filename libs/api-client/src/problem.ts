import type { ErrorCode, FieldError } from '@netsign/contracts';

/** A refusal as the platform states it (RFC 9457). `title` is already in the language asked for. */
export class ApiProblem extends Error {
  constructor(
    readonly code: ErrorCode,
    readonly status: number,
    readonly title: string,
    readonly fields: readonly FieldError[] = [],
    readonly details: Readonly<Record<string, unknown>> = {},
  ) {
    super(code);
    this.name = 'ApiProblem';
  }
}

/** No answer came, or only one from something in between: the request may have been carried out or not. */
export class NoAnswer extends Error {
  constructor(cause?: unknown) {
    super('NO_ANSWER', { cause });
    this.name = 'NoAnswer';
  }
}

/** Whether a failure leaves open what happened; only then may (and must) the same request be repeated with the same key. */
export const isUncertain = (error: unknown): boolean =>
  error instanceof NoAnswer || (error instanceof ApiProblem && [502, 503, 504].includes(error.status));

interface ProblemBody { code: ErrorCode; status?: number; title?: string; fields?: FieldError[] }

const isProblem = (json: unknown): json is ProblemBody =>
  typeof json === 'object' && json !== null && typeof (json as { code?: unknown }).code === 'string';

/** The error for an answer that is not 2xx; what is not problem+json came from something in between. */
export function problemFrom(status: number, json: unknown): ApiProblem | NoAnswer {
  if (!isProblem(json)) return new NoAnswer(`status ${status} without a problem`);
  const { code, title, fields, ...details } = json;
  return new ApiProblem(code, status, title ?? '', fields ?? [], details);
}

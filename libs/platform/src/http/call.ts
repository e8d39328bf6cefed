import { createHash } from 'node:crypto';
import { AppError, isErrorCode, pathNames, type Actor, type Endpoint, type ErrorCode, type FieldError } from '@netsign/contracts';
import canonicalize from 'canonicalize';
import type { FastifyRequest } from 'fastify';
import type { By } from '../commands.js';

export type ServiceRequest = FastifyRequest & { by?: By; actor?: Actor };

const header = (request: FastifyRequest, name: string): string => { const value = request.headers[name]; return (Array.isArray(value) ? value[0] : value) ?? ''; };

/**
 * Reads the input of a call by its contract (names in the path from the path, the rest from query or body) and completes `request.by`
 * with the idempotency key and the digest of what was understood.
 */
export function acceptCall(contract: Endpoint, request: ServiceRequest): unknown {
  const names = pathNames(contract.path);
  const params = request.params as Record<string, string>;
  const rest = contract.method === 'GET' || contract.file ? request.query : request.body;
  if (rest !== undefined && rest !== null && (typeof rest !== 'object' || Array.isArray(rest))) throw new AppError('INPUT_INVALID');
  const raw = { ...(rest as object | undefined), ...Object.fromEntries(names.map(name => [name, params[name]])) };
  const broken = unkeepable(raw);
  if (broken !== null) throw new AppError('CHARACTER_INVALID', { fields: [{ at: broken, code: 'CHARACTER_INVALID' }] });
  const parsed = contract.input.safeParse(raw);
  if (!parsed.success) throw inputError(parsed.error.issues);
  if (request.by) {
    Object.assign(request.by, {
      endpoint: contract.name,
      key: contract.method === 'POST' && !contract.safe ? idempotencyKey(request) : null,
      digest: createHash('sha256').update(canonicalize(parsed.data) ?? '').digest('hex'),
    });
  }
  return contract.file ? { ...(parsed.data as object), file: request.body } : parsed.data;
}

/** Deeper than any contract of ours. */
const DEEPEST = 20;

/** The place of the first text that no database keeps (a NUL, half a surrogate pair), or null. Throws INPUT_INVALID for what is nested beyond reason. */
function unkeepable(value: unknown, at = '', depth = 0): string | null {
  if (typeof value === 'string') return value.includes('\0') || !value.isWellFormed() ? at : null;
  if (typeof value !== 'object' || value === null) return null;
  if (depth > DEEPEST) throw new AppError('INPUT_INVALID');
  for (const [key, inner] of Object.entries(value)) {
    const found = unkeepable(key) === null ? unkeepable(inner, `${at}/${key}`, depth + 1) : at;
    if (found !== null) return found;
  }
  return null;
}

function idempotencyKey(request: FastifyRequest): string {
  const key = header(request, 'idempotency-key');
  if (!/^[\w-]{8,100}$/.test(key)) throw new AppError('IDEMPOTENCY_KEY_MISSING');
  return key;
}

/** A schema's message that is an error code speaks for itself; where it is the only one it is the answer's code. */
function inputError(issues: readonly { path: readonly PropertyKey[]; message: string }[]): AppError {
  const fields = issues.map((issue): FieldError => ({ at: `/${issue.path.map(String).join('/')}`, code: isErrorCode(issue.message) ? issue.message : 'INPUT_INVALID' }));
  const codes = new Set<ErrorCode>(fields.map(field => field.code));
  return new AppError(codes.size === 1 ? fields[0].code : 'INPUT_INVALID', { fields });
}

/** The caller before the endpoint is known; `acceptCall` completes it. */
export const callerOf = (request: FastifyRequest, actor: Actor): By => ({
  actor, endpoint: '', key: null, digest: '', address: header(request, 'x-address') || request.ip, device: header(request, 'x-device').slice(0, 400),
});

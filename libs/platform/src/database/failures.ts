import { AppError, type ErrorCode } from '@netsign/contracts';

/** Which refusal a violated constraint stands for, by constraint name. */
export type Constraints = Readonly<Record<string, ErrorCode>>;

interface PgError { code?: string; constraint?: string; message: string }

/** A prepared statement whose table was changed by a migration since: the connection must forget it. */
export const isStalePlan = (error: unknown): boolean => (error as PgError).code === '0A000' && (error as PgError).message.includes('cached plan');

/** Two transactions that wait for each other, a snapshot that came too late, a plan that has become stale: the command is tried again. */
export const isTransient = (error: unknown): boolean => ['40P01', '40001'].includes((error as PgError).code ?? '') || isStalePlan(error);

/** A write that row-level security turned away: an alarm, and not-found for the caller. */
export const isForbidden = (error: unknown): boolean => (error as PgError).code === '42501';

/** The refusal a database error stands for; anything unnamed stays what it is and fails loudly. */
export function refusalOf(error: unknown, constraints: Constraints): unknown {
  const { code, constraint, message } = error as PgError;
  if (code === '23505' && constraint !== undefined && constraints[constraint] !== undefined) return new AppError(constraints[constraint]);
  if (code === '42501') return new AppError('NOT_FOUND');
  // Waited too long for a lock or an answer: nothing was kept, and it is worth asking again.
  if (code === '55P03' || code === '57014') return new AppError('UNAVAILABLE');
  if (code === 'P0001' && message.startsWith('ROWS_EXPECTED')) return new AppError('VERSION_CHANGED');
  return error;
}

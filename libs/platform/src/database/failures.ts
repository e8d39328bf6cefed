import { AppError, type ErrorCode } from '@netsign/contracts';

/** Which refusal a violated constraint stands for, by constraint name. */
export type Constraints = Readonly<Record<string, ErrorCode>>;

interface PgError { code?: string; constraint?: string; message: string }

/** Two transactions that wait for each other, or a snapshot that came too late: the command is tried again. */
export const isTransient = (error: unknown): boolean => ['40P01', '40001'].includes((error as PgError).code ?? '');

/** A write that row-level security turned away: an alarm, and not-found for the caller. */
export const isForbidden = (error: unknown): boolean => (error as PgError).code === '42501';

/** The refusal a database error stands for; anything unnamed stays what it is and fails loudly. */
export function refusalOf(error: unknown, constraints: Constraints): unknown {
  const { code, constraint, message } = error as PgError;
  if (code === '23505' && constraint !== undefined && constraints[constraint] !== undefined) return new AppError(constraints[constraint]);
  if (code === '42501') return new AppError('NOT_FOUND');
  if (code === 'P0001' && message.startsWith('ROWS_EXPECTED')) return new AppError('VERSION_CHANGED');
  return error;
}

import { AppError } from '@netsign/contracts';
import { type Session, SessionStore } from './session/session.store.js';

/**
 * A request that changes something comes from our own page: it repeats the session's token in `x-csrf-token`, and its
 * Origin, where the browser names one, is ours. Throws CSRF_MISSING.
 */
export function refuseForged(session: Session, headers: { 'x-csrf-token'?: unknown; origin?: string | undefined }, publicOrigin: string): void {
  if (headers.origin !== undefined && headers.origin !== publicOrigin) throw new AppError('CSRF_MISSING');
  if (!SessionStore.knows(session, headers['x-csrf-token'])) throw new AppError('CSRF_MISSING');
}

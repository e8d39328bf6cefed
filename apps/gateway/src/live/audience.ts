import type { Actor } from '@netsign/contracts';

/**
 * The names under which an actor may be meant: the role as a whole, and the role with the actor's own key. A school's
 * reviewer also carries the province's code, yet what only the province may hear is not for him.
 */
export function namesOf(actor: Actor): string[] {
  const key = actor.role === 'ministry' ? undefined : actor[actor.role];
  return key === undefined ? [actor.role] : [actor.role, `${actor.role}:${key}`];
}

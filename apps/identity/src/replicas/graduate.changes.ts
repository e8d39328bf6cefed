/** What the replica knows of a graduate before an event, or learns from it. */
export interface Known { readonly graduateId: string; readonly version: number; readonly idMatch: string; readonly nameMatch: string }

/** Which graduates must be bound anew, and which must only confirm their record again. */
export interface Consequences<T extends Known> { readonly rows: readonly T[]; readonly unbound: readonly string[]; readonly toConfirm: readonly string[] }

/**
 * Folds states in the order they came over what is known: newer versions only. Another ID number means another person: the account is
 * unbound. Another name or ID number asks for 信息确认 again; anything else keeps it (docs/domain.md §Confirmation).
 */
export function consequencesOf<T extends Known>(states: readonly T[], known: readonly Known[]): Consequences<T> {
  const standing = new Map(known.map(row => [row.graduateId, row]));
  const rows = new Map<string, T>();
  const unbound = new Set<string>();
  const toConfirm = new Set<string>();
  for (const state of states) {
    const before = standing.get(state.graduateId);
    if (before && before.version >= state.version) continue;
    if (before && before.idMatch !== state.idMatch) unbound.add(state.graduateId);
    if (before && (before.idMatch !== state.idMatch || before.nameMatch !== state.nameMatch)) toConfirm.add(state.graduateId);
    standing.set(state.graduateId, state);
    rows.set(state.graduateId, state);
  }
  return { rows: [...rows.values()].sort((one, other) => (one.graduateId < other.graduateId ? -1 : 1)), unbound: [...unbound], toConfirm: [...toConfirm] };
}

/**
 * A workflow is two tables, states and arrows, that read like the flow chart. This library decides by them and knows nothing of
 * databases, clocks or people's data. Type parameters: S state, A action, R role of the actor, F the facts rules look at, C code of a refusal.
 */

/** One place where a case can stand. */
export interface State<R extends string, C extends string> {
  /** Whose turn it is; null where nobody is waited for. */
  readonly owner: R | null;
  /** A place where a case may stay for good although acts still lead on from it. */
  readonly rests?: true;
  /** Name of the time by which the owner must have acted. Every waiting state has one. */
  readonly until?: string;
  /** What an act that is not possible here is answered with: it names where the case stands. */
  readonly otherwise: C;
}

/** Says no with a code, or nothing. Pure; cites its rule in docs/domain.md. */
export type Rule<F, C extends string> = (facts: F) => C | null;

/** Chooses between arrows of the same act. */
export type Route<F> = (facts: F) => boolean;

/** One act of one kind of actor that moves a case from one state to another. */
export interface Arrow<S extends string, A extends string, R extends string, F, C extends string> {
  readonly from: S | null;
  readonly action: A;
  readonly by: R;
  readonly to: S;
  readonly route?: Route<F>;
  readonly require?: readonly Rule<F, C>[];
  /** Name of the event, or null for an act nobody outside hears of. */
  readonly emits: string | null;
}

export interface Workflow<S extends string, A extends string, R extends string, F, C extends string> {
  readonly name: string;
  readonly states: Readonly<Record<S, State<R, C>>>;
  readonly arrows: readonly Arrow<S, A, R, F, C>[];
}

/** Fixes the type parameters once: `workflow<Status, Action, Role, Facts, Code>({ … })`. */
export const workflow = <S extends string, A extends string, R extends string, F, C extends string>(definition: Workflow<S, A, R, F, C>): Workflow<S, A, R, F, C> => definition;

const complements = new WeakMap<object, unknown>();

/** The opposite of a route, known to the soundness test as its complement. */
export function otherwise<F>(route: Route<F>): Route<F> {
  const complement: Route<F> = facts => !route(facts);
  Object.defineProperty(complement, 'name', { value: `not ${route.name}` });
  complements.set(complement, route);
  return complement;
}

/** The route of which this one is the opposite, if `otherwise` made it. */
export const complementOf = <F>(route: Route<F>): unknown => complements.get(route);

export type Decision<S extends string, A extends string, R extends string, F, C extends string> =
  | { readonly ok: true; readonly arrow: Arrow<S, A, R, F, C> }
  | { readonly ok: false; readonly code: C };

/**
 * May `by` do `action` to a case that stands at `state`, given the facts? The first rule that says no gives the code; an act the
 * state does not know is answered by the state itself.
 */
export function decide<S extends string, A extends string, R extends string, F, C extends string>(
  flow: Workflow<S, A, R, F, C>, at: { state: S; action: A; by: R; facts: F },
): Decision<S, A, R, F, C> {
  const candidates = flow.arrows.filter(arrow => arrow.from === at.state && arrow.action === at.action && arrow.by === at.by);
  const arrow = candidates.find(candidate => candidate.route === undefined || candidate.route(at.facts));
  if (arrow === undefined) return { ok: false, code: flow.states[at.state].otherwise };
  for (const rule of arrow.require ?? []) {
    const code = rule(at.facts);
    if (code !== null) return { ok: false, code };
  }
  return { ok: true, arrow };
}

/** One act this actor might do here; `code` says why it is refused. */
export interface Possibility<A extends string, C extends string> { readonly action: A; readonly allowed: boolean; readonly code: C | null }

/** Everything this actor might do at this state, in the order of the table, refused acts included with their reason. */
export function actions<S extends string, A extends string, R extends string, F, C extends string>(
  flow: Workflow<S, A, R, F, C>, at: { state: S; by: R; facts: F; except?: readonly A[] },
): Possibility<A, C>[] {
  const names = new Set(flow.arrows.filter(arrow => arrow.from === at.state && arrow.by === at.by).map(arrow => arrow.action));
  return [...names].filter(action => !at.except?.includes(action)).map(action => {
    const decision = decide(flow, { ...at, action });
    return decision.ok ? { action, allowed: true, code: null } : { action, allowed: false, code: decision.code };
  });
}

/**
 * The way ahead as the progress line shows it: from `state`, the first arrow that leads on towards `goal`, taking routes by the facts.
 * Returns the states still to come, `state` not included.
 */
export function wayTo<S extends string, A extends string, R extends string, F, C extends string>(
  flow: Workflow<S, A, R, F, C>, state: S, goal: S, facts: F,
): S[] {
  const way: S[] = [];
  const open: { at: S; way: S[] }[] = [{ at: state, way }];
  const seen = new Set<S>([state]);
  while (open.length > 0) {
    const { at, way: sofar } = open.shift()!;
    if (at === goal) return sofar;
    for (const arrow of flow.arrows) {
      if (arrow.from !== at || seen.has(arrow.to) || (arrow.route && !arrow.route(facts))) continue;
      seen.add(arrow.to);
      open.push({ at: arrow.to, way: [...sofar, arrow.to] });
    }
  }
  return [];
}

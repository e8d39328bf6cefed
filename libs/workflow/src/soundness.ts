import { complementOf, type Arrow, type Workflow } from './workflow.js';

/**
 * What is wrong with a workflow as a chart; an empty list means sound: every state is reachable, every waiting state has an owner,
 * a deadline and a way on when it passes (one that rests has a way on and waits for nobody), no dead end, every event exists, no two arrows are ambiguous.
 * `onTime` names, per state, what happens when the deadline passes where no arrow of the clock does it (a reminder, an escalation).
 */
export function soundness<S extends string, A extends string, R extends string, F, C extends string>(
  flow: Workflow<S, A, R, F, C>, world: { events: ReadonlySet<string>; clock: R; onTime?: Partial<Record<S, string>> },
): string[] {
  const states = Object.keys(flow.states) as S[];
  return [
    ...unreachable(flow, states),
    ...states.flatMap(state => waiting(flow, state, world)),
    ...flow.arrows.filter(arrow => arrow.emits !== null && !world.events.has(arrow.emits)).map(arrow => `${label(arrow)} emits ${arrow.emits}, which is no event`),
    ...ambiguous(flow.arrows),
  ];
}

const label = (arrow: { from: string | null; action: string; by: string }) => `${arrow.from ?? '∅'} –${arrow.action}/${arrow.by}→`;

function unreachable<S extends string>(flow: { arrows: readonly { from: S | null; to: S }[] }, states: S[]): string[] {
  const reached = new Set<S | null>([null]);
  for (let grew = true; grew;) {
    grew = false;
    for (const arrow of flow.arrows) if (reached.has(arrow.from) && !reached.has(arrow.to)) { reached.add(arrow.to); grew = true; }
  }
  return states.filter(state => !reached.has(state)).map(state => `${state} is never reached`);
}

function waiting<S extends string, A extends string, R extends string, F, C extends string>(
  flow: Workflow<S, A, R, F, C>, state: S, world: { clock: R; onTime?: Partial<Record<S, string>> },
): string[] {
  const { owner, until, rests } = flow.states[state];
  const out = flow.arrows.filter(arrow => arrow.from === state);
  if (rests) return owner !== null ? [`${state} rests, yet waits for ${owner}`] : out.length === 0 ? [`${state} rests, but no act leads on from it`] : [];
  if (owner === null) return out.length > 0 ? [`${state} has no owner, but acts lead on from it`] : [];
  const problems: string[] = [];
  if (out.length === 0) problems.push(`${state} is a dead end: ${owner} can do nothing`);
  else if (!out.some(arrow => arrow.by === owner)) problems.push(`${state} waits for ${owner}, who has no act there`);
  if (until === undefined) problems.push(`${state} has no deadline`);
  else if (!out.some(arrow => arrow.by === world.clock) && world.onTime?.[state] === undefined) problems.push(`${state}: nothing happens when ${until} passes`);
  return problems;
}

function ambiguous<S extends string, A extends string, R extends string, F, C extends string>(arrows: readonly Arrow<S, A, R, F, C>[]): string[] {
  const groups = Map.groupBy(arrows, label);
  return [...groups].flatMap(([name, group]) => {
    if (group.length === 1) return [];
    const [one, other] = group.map(arrow => arrow.route);
    const complementary = group.length === 2 && one && other && (complementOf(one) === other || complementOf(other) === one);
    return complementary ? [] : [`${name} is ambiguous: ${group.length} arrows whose routes do not exclude each other`];
  });
}

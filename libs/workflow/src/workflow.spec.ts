import { actions, decide, otherwise, soundness, wayTo, workflow } from './index.js';

interface Facts { strict: boolean; late: boolean }
const strict = (facts: Facts) => facts.strict;
const inTime = (facts: Facts) => (facts.late ? 'TOO_LATE' as const : null);
type Code = 'TOO_LATE' | 'IS_OPEN' | 'IS_CHECKED' | 'IS_DONE';

const leave = workflow<'open' | 'checked' | 'done', 'ask' | 'close' | 'check' | 'lapse', 'clerk' | 'clock', Facts, Code>({
  name: 'leave',
  states: {
    open: { owner: 'clerk', until: 'dueAt', otherwise: 'IS_OPEN' },
    checked: { owner: 'clerk', until: 'dueAt', otherwise: 'IS_CHECKED' },
    done: { owner: null, otherwise: 'IS_DONE' },
  },
  arrows: [
    { from: null, action: 'ask', by: 'clerk', to: 'open', emits: null },
    { from: 'open', action: 'close', by: 'clerk', to: 'checked', route: strict, require: [inTime], emits: 'leave.closed.v1' },
    { from: 'open', action: 'close', by: 'clerk', to: 'done', route: otherwise(strict), require: [inTime], emits: 'leave.closed.v1' },
    { from: 'open', action: 'lapse', by: 'clock', to: 'done', emits: null },
    { from: 'checked', action: 'check', by: 'clerk', to: 'done', emits: null },
  ],
});
const world = { events: new Set(['leave.closed.v1']), clock: 'clock' as const, onTime: { checked: 'reminder' } };

describe('decide', () => {
  it('takes the route the facts choose', () => {
    expect(decide(leave, { state: 'open', action: 'close', by: 'clerk', facts: { strict: true, late: false } })).toMatchObject({ ok: true, arrow: { to: 'checked' } });
    expect(decide(leave, { state: 'open', action: 'close', by: 'clerk', facts: { strict: false, late: false } })).toMatchObject({ ok: true, arrow: { to: 'done' } });
  });
  it('refuses with the code of the first rule that says no', () => {
    expect(decide(leave, { state: 'open', action: 'close', by: 'clerk', facts: { strict: true, late: true } })).toEqual({ ok: false, code: 'TOO_LATE' });
  });
  it('answers an act the state does not know, or another actor, with the code of the state', () => {
    expect(decide(leave, { state: 'done', action: 'close', by: 'clerk', facts: { strict: true, late: false } })).toEqual({ ok: false, code: 'IS_DONE' });
    expect(decide(leave, { state: 'open', action: 'close', by: 'clock', facts: { strict: true, late: false } })).toEqual({ ok: false, code: 'IS_OPEN' });
  });
});

describe('actions', () => {
  it('lists refused acts with their reason', () => {
    expect(actions(leave, { state: 'open', by: 'clerk', facts: { strict: true, late: true } })).toEqual([{ action: 'close', allowed: false, code: 'TOO_LATE' }]);
  });
});

describe('wayTo', () => {
  it('follows the routes the facts choose', () => {
    expect(wayTo(leave, 'open', 'done', { strict: true, late: false })).toEqual(['done']);
    expect(wayTo({ ...leave, arrows: leave.arrows.filter(arrow => arrow.by !== 'clock') }, 'open', 'done', { strict: true, late: false })).toEqual(['checked', 'done']);
  });
});

describe('soundness', () => {
  it('finds nothing in a sound chart', () => expect(soundness(leave, world)).toEqual([]));
  it('a state that rests needs neither owner nor deadline', () => expect(soundness({ ...leave, states: { ...leave.states, checked: { owner: null, rests: true, otherwise: 'IS_CHECKED' } } }, world)).toEqual([]));
  it.each([
    ['an unreachable state', { ...leave, arrows: leave.arrows.filter(arrow => arrow.to !== 'checked') }, 'checked is never reached'],
    ['a dead end', { ...leave, arrows: leave.arrows.filter(arrow => arrow.from !== 'checked') }, 'checked is a dead end'],
    ['an unknown event', { ...leave, arrows: leave.arrows.map(arrow => ({ ...arrow, emits: arrow.emits && 'leave.shut.v1' })) }, 'which is no event'],
    ['two arrows that do not exclude each other', { ...leave, arrows: leave.arrows.map(({ route: _route, ...arrow }) => arrow) }, 'is ambiguous'],
    ['a final state that is left', { ...leave, states: { ...leave.states, open: { owner: null, otherwise: 'IS_OPEN' as const } } }, 'open has no owner'],
    ['a resting state that nothing leaves', { ...leave, states: { ...leave.states, done: { owner: null, rests: true as const, otherwise: 'IS_DONE' as const } } }, 'done rests, but no act'],
    ['a resting state that waits for somebody', { ...leave, states: { ...leave.states, checked: { owner: 'clerk' as const, rests: true as const, otherwise: 'IS_CHECKED' as const } } }, 'yet waits for clerk'],
    ['a waiting state without deadline', { ...leave, states: { ...leave.states, checked: { owner: 'clerk' as const, otherwise: 'IS_CHECKED' as const } } }, 'has no deadline'],
  ])('finds %s', (_name, flow, expected) => {
    expect(soundness(flow, world).join('\n')).toContain(expected);
  });
  it('finds a deadline after which nothing happens', () => {
    expect(soundness(leave, { ...world, onTime: {} })).toEqual(['checked: nothing happens when dueAt passes']);
  });
});

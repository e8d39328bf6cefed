import fs from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { demoWorld, type DemoGraduate } from '../demo/people.js';
import { differenceOf } from './boards.js';
import { employerFor, takeCandidate } from './candidate.js';
import type { EventTail } from './event-tail.js';
import { StepRecord, Surprise } from './step-record.js';

const world = demoWorld();
const school = world.schools[1];
if (!school) throw new RangeError('no second school');
const roster = world.graduates.filter((graduate) => graduate.school === school.code);

/** What a school reads of its graduates and invitations, in pages of two. */
function reviewer(signed: readonly DemoGraduate[], invited: readonly DemoGraduate[]) {
  const page = <T>(all: readonly T[], cursor: string | undefined) => {
    const from = Number(cursor ?? 0);
    return { items: all.slice(from, from + 2), next: from + 2 < all.length ? String(from + 2) : null };
  };
  const graduates = roster.slice(0, 9).map(({ studentNo, ...one }) => ({ studentNo, outcome: signed.some((other) => other.account === one.account) ? '10' : null }));
  const invitations = invited.map(({ name, department }) => ({ graduateName: name, departmentName: department }));
  return {
    nationalSync: { listGraduates: async ({ cursor }: { cursor?: string }) => page(graduates, cursor) },
    agreements: { listInvitations: async ({ cursor }: { cursor?: string }) => page(invitations, cursor) },
  } as unknown as Parameters<typeof takeCandidate>[2];
}

describe('the graduate of a journey', () => {
  let claims: string;
  beforeEach(() => { claims = fs.mkdtempSync(path.join(os.tmpdir(), 'claims-')); });
  afterEach(() => fs.rmSync(claims, { recursive: true }));
  const take = (signed: readonly DemoGraduate[], invited: readonly DemoGraduate[]) => takeCandidate(world, school, reviewer(signed, invited), claims);

  it('is the first of the roster without outcome and invitation, on whatever page they stand', async () => {
    expect((await take([], []))?.graduate).toEqual(roster[0]);
    expect((await take(roster.slice(0, 3), roster.slice(3, 6)))?.graduate).toEqual(roster[6]);
  });

  it('is nobody else\'s until it is given back', async () => {
    const first = await take([], []);
    const second = await take([], []);
    expect([first?.graduate, second?.graduate]).toEqual([roster[0], roster[1]]);
    first?.release();
    expect((await take([], []))?.graduate).toEqual(roster[0]);
  });

  it('is taken over from a journey that was killed', async () => {
    fs.writeFileSync(path.join(claims, `${roster[0]?.account ?? ''}.json`), JSON.stringify({ pid: 1, mark: 'a boot long ago' }));
    expect((await take([], []))?.graduate).toEqual(roster[0]);
  });

  it('is null when everybody is taken', async () => {
    expect(await take(roster, [])).toBeNull();
  });

  it('meets an employer that may invite', () => {
    const [graduate] = roster;
    if (!graduate) throw new RangeError('no graduate');
    const usual = employerFor(world, graduate, () => true);
    const other = employerFor(world, graduate, (code) => code !== usual?.creditCode);
    expect(other).not.toEqual(usual);
    expect(employerFor(world, graduate, () => false)).toBeNull();
  });
});

describe('the difference of the boards', () => {
  it('is 0 only when the nation is what the database counts and every tier adds up', () => {
    expect(differenceOf(7, 7, [0, 0, 0, 0])).toBe(0);
    expect(differenceOf(7, 9, [0, 0, 0, 0])).toBe(2);
    expect(differenceOf(7, 7, [0, 1, -1, 0])).toBe(2);
  });
});

describe('the record of a journey', () => {
  const heard = { type: 'invitation.sent.v1', subject: 'a', topic: 'agreements', partition: 3, offset: 12 };
  const tail = (found: typeof heard | null) => ({ find: async () => found }) as unknown as EventTail;
  const expects = () => ({ type: heard.type, subject: heard.subject });

  it('writes down who, what, answer, event and where it stands', async () => {
    const record = new StepRecord(tail(heard), () => undefined);
    await expect(record.act('employer', 'sends', { status: 200 }, async () => 'done', expects)).resolves.toBe('done');
    expect(record.steps).toEqual([{ by: 'employer', does: 'sends', status: 200, event: heard.type, topic: 'agreements', partition: 3, offset: 12, ms: expect.any(Number) }]);
  });

  it('is surprised by a refusal and by a missing event, and keeps the step', async () => {
    const record = new StepRecord(tail(null), () => undefined);
    await expect(record.act('graduate', 'accepts', { status: 409 }, () => Promise.reject(new Error('SIGNED_ELSEWHERE')))).rejects.toThrow(Surprise);
    await expect(record.act('employer', 'sends', { status: 200 }, async () => 'done', expects)).rejects.toThrow('invitation.sent.v1 did not come');
    expect(record.steps.map(({ status, event }) => [status, event])).toEqual([[409, null], [200, null]]);
  });
});

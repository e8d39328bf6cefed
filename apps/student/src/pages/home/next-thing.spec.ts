import type { AgreementView, InvitationRow } from '@netsign/contracts';
import { nextThing } from './next-thing.js';

const now = Date.parse('2026-11-24T00:00:00Z');
const row = (id: string, status: string, until: string | null = null) => ({ id, status, until }) as InvitationRow;
const agreement = (status: string) => ({ id: 'a', status }) as AgreementView;

describe('the next thing on the home page', () => {
  it('is the invitation whose time ends first, past ones left out', () => {
    const rows = [row('late', 'offered', '2026-12-01T00:00:00Z'), row('past', 'offered', '2026-11-23T00:00:00Z'), row('soon', 'offered', '2026-11-25T00:00:00Z')];
    expect(nextThing(rows, [], now)).toMatchObject({ kind: 'answer', row: { id: 'soon' } });
  });

  it('is the case in review before any other invitation', () => {
    expect(nextThing([row('x', 'offered', '2026-11-25T00:00:00Z'), row('y', 'school_review')], [], now)).toMatchObject({ kind: 'review', row: { id: 'y' } });
  });

  it('is the agreement once there is one, and nothing when an old one has failed', () => {
    expect(nextThing([row('y', 'offered')], [agreement('in_force')], now).kind).toBe('settled');
    expect(nextThing([], [agreement('certified')], now).kind).toBe('recording');
    expect(nextThing([], [agreement('failed')], now).kind).toBe('none');
  });
});

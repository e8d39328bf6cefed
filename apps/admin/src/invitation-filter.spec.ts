import { invitationsAddress, readInvitationFilter } from './invitation-filter.js';

describe('the filter of invitations in the address', () => {
  it('comes back as it was written', () => {
    const filter = { status: 'offered', place: '99331-01' } as const;
    const address = invitationsAddress(2027, filter);
    expect(address).toBe('/invitations?year=2027&status=offered&place=99331-01');
    expect(readInvitationFilter(new URLSearchParams(address.split('?')[1]))).toEqual(filter);
  });

  it('passes over what it does not know', () => {
    expect(readInvitationFilter(new URLSearchParams('status=draft&place=everywhere'))).toEqual({ status: undefined, place: undefined });
  });
});

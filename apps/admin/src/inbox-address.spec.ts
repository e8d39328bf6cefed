import { inboxAddress, readInbox } from './inbox-address.js';

const read = (address: string, own = () => true) => readInbox(new URLSearchParams(address.split('?')[1] ?? ''), own);

describe('the address of the inbox', () => {
  it('is plain for what waits for the reader', () => expect(inboxAddress({})).toBe('/inbox'));

  it('keeps list, class and case', () => {
    const address = inboxAddress({ queue: 'other', year: 2027, chosen: 'a' });
    expect(address).toBe('/inbox?show=other&year=2027&case=a');
    expect(read(address)).toEqual({ queue: 'other', year: 2027, chosen: 'a' });
  });

  it('passes over a list the reader does not have and a year that is none', () => {
    expect(read('/inbox?show=late&year=27', () => false)).toEqual({ queue: 'mine', year: undefined, chosen: null });
  });
});

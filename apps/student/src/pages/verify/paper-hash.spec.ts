import { paperFromHash } from './paper-hash.js';

describe('what a scanned code brings along', () => {
  it('is number and check code', () => expect(paperFromHash('#n=2027-99331-31-000271-8&c=7KQ29XMD4HTB')).toEqual({ number: '2027-99331-31-000271-8', check: '7KQ29XMD4HTB' }));
  it('is nothing when the page was opened by hand', () => expect([paperFromHash(''), paperFromHash('#top')]).toEqual([{ number: '', check: '' }, { number: '', check: '' }]));
});

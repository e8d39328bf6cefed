import type { Envelope } from '@netsign/contracts';
import { Promises } from './acts.js';
import { faultsOf, type Records } from './verdict.js';

const promised = (): Promises => {
  const promises = new Promises();
  promises.note('send', { id: 'i', version: 3, status: 'offered' });
  promises.note('accept', { id: 'i', version: 4, status: 'school_review' });
  promises.signings.push({ invitation: 'i', agreement: 'a' });
  return promises;
};
const log = (rows: Partial<Records['log'][number]>[] = [{}, { version: 4, action: 'accept', to: 'school_review' }]): Records['log'] =>
  rows.map((row) => ({ subject: 'i', version: 3, action: 'send', to: 'offered', n: 1, ...row }));
const records = (over: Partial<Records> = {}): Records => ({
  log: log(), invitations: new Map([['i', { status: 'certified', version: 5 }]]), agreements: new Map([['a', { status: 'in_force', number: 'N', graduate: 'g' }]]), ...over,
});
const sent = (...versions: number[]): Envelope[] => versions.map((caseversion) => ({ subject: 'i', caseversion }) as Envelope);

describe('the verdict of a drill', () => {
  it('finds nothing where all is kept', () => expect(faultsOf(promised(), records(), sent(2, 3, 4, 4, 5))).toEqual([]));

  it('finds an acknowledged act that is not in the log', () =>
    expect(faultsOf(promised(), records({ log: log([{}]) }), sent(3, 4))).toEqual(['accept of i, version 4, stands 0 times in the log as acknowledged', 'accept of i was done 0 times']));

  it('finds an act that was done twice', () =>
    expect(faultsOf(promised(), records({ log: log([{}, { version: 4, action: 'accept', to: 'school_review' }, { version: 5, action: 'accept', to: 'school_review' }]) }), sent(3, 4, 5))).toEqual(['accept of i was done 2 times']));

  it('finds an act that led elsewhere than was said', () =>
    expect(faultsOf(promised(), records({ log: log([{}, { version: 4, action: 'accept', to: 'department_review' }]) }), sent(3, 4))).toEqual(['accept of i, version 4, stands 1 times in the log as acknowledged']));

  it('finds what never came to Kafka', () => expect(faultsOf(promised(), records(), sent(3))).toEqual(['accept of i, version 4, never came to Kafka']));

  it('finds a case that has fallen back', () =>
    expect(faultsOf(promised(), records({ invitations: new Map([['i', { status: 'offered', version: 3 }]]) }), sent(3, 4))).toEqual(['invitation i has fallen behind version 4']));

  it('finds an agreement that is not in force, and a graduate or a number with two', () => {
    const promises = promised();
    promises.signings.push({ invitation: 'j', agreement: 'b' });
    const agreements = new Map([['a', { status: 'in_force', number: 'N', graduate: 'g' }], ['b', { status: 'certified', number: null, graduate: 'g' }]]);
    expect(faultsOf(promises, records({ agreements }), sent(3, 4))).toEqual(['agreement b is certified, number none', 'graduate g has two agreements']);
  });
});

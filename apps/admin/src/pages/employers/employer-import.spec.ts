import { csvColumns, readEmployers } from './employer-import.js';

const digest = 'a'.repeat(64);
const line = ['91330106MA2EXAMP1X', '"云舟科技（杭州）有限公司, 一部"', '39', '34', '330106', '示例路 1 号', 'yunzhou-hr', '苏试用', '19900000001', '新职业网', digest, '2026-09-01', '2027-12-31'];

describe('reading employers', () => {
  it('takes CSV with quoted commas', () => {
    const reading = readEmployers([csvColumns.join(','), line.join(',')].join('\r\n'));
    expect(reading).toEqual({
      items: [{
        creditCode: '91330106MA2EXAMP1X', name: '云舟科技（杭州）有限公司, 一部', nature: '39', industry: '34', region: '330106', address: '示例路 1 号',
        operator: { account: 'yunzhou-hr', name: '苏试用', phone: '19900000001' },
        authorisation: { source: '新职业网', fileDigest: digest, approvedOn: '2026-09-01', validUntil: '2027-12-31' },
      }],
      problems: [],
    });
  });

  it('takes an empty authorisation as none', () => {
    const reading = readEmployers([csvColumns.join(','), [...line.slice(0, 9), '', '', '', ''].join(',')].join('\n'));
    expect(reading).toMatchObject({ items: [{ authorisation: null }], problems: [] });
  });

  it('takes JSON and names the field that is wrong, by entry', () => {
    const good = { creditCode: line[0], name: '云舟科技', nature: '39', industry: '34', region: '330106', address: '', operator: { account: 'abc', name: '苏试用', phone: '19900000001' }, authorisation: null };
    const reading = readEmployers(JSON.stringify([good, { ...good, operator: { ...good.operator, phone: '12' } }]));
    expect(reading).toMatchObject({ items: [good], problems: [{ entry: 2, field: 'operator.phone' }] });
  });

  it('refuses what is neither', () => {
    expect(readEmployers('[{')).toBe('malformed');
    expect(readEmployers('just words')).toBe('malformed');
    expect(readEmployers('')).toBe('malformed');
  });
});

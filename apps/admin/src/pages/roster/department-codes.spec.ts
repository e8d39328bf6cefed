import { departmentCodes } from './department-codes.js';

describe('department codes', () => {
  it('take the lowest numbers that are free', () => {
    const known = [{ code: '19990-01' }, { code: '19990-03' }];
    expect(departmentCodes('19990', ['土木学院', '外语学院'], known)).toEqual([
      { code: '19990-02', name: '土木学院', parent: '19990' },
      { code: '19990-04', name: '外语学院', parent: '19990' },
    ]);
  });

  it('end with 99', () => {
    const known = Array.from({ length: 98 }, (_, at) => ({ code: `19990-${String(at + 1).padStart(2, '0')}` }));
    expect(departmentCodes('19990', ['甲'], known)).toEqual([{ code: '19990-99', name: '甲', parent: '19990' }]);
    expect(() => departmentCodes('19990', ['甲', '乙'], known)).toThrow(RangeError);
  });
});

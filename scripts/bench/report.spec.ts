import { alternate, faultsOf, median, percentile, reportOf, type Outcome } from './report.js';

const outcome = (over: Partial<Outcome>): Outcome => ({ unit: 'rows/s', better: 'higher', floor: 0.5, goal: 0.9, runs: [{ ours: 60, reference: 100 }], ...over });

describe('the report of a measure', () => {
  it('gives the middle of the runs, and the middle of their own ratios', () => {
    const runs = [{ ours: 50, reference: 100 }, { ours: 90, reference: 300 }, { ours: 80, reference: 100 }];
    expect(reportOf('import', outcome({ runs }))).toMatchObject({ name: 'import', ours: 80, reference: 100, ratio: 0.5, unit: 'rows/s', floor: 0.5, goal: 0.9 });
  });

  it('holds the ratio against the floor, and the figure itself where there is no reference', () => {
    expect(faultsOf(reportOf('x', outcome({ floor: 0.6 })))).toEqual([]);
    expect(faultsOf(reportOf('x', outcome({ floor: 0.61 })))).toEqual(['0.6 is below 0.61']);
    expect(faultsOf(reportOf('x', outcome({ better: 'lower', floor: 59, runs: [{ ours: 60, reference: null }] })))).toEqual(['60 is above 59']);
  });

  it('does not accept figures that were taken while something was wrong', () => {
    expect(faultsOf(reportOf('x', outcome({ checks: [{ what: 'every case is in force', held: false }, { what: 'nothing was refused', held: true }] })))).toEqual(['not so: every case is in force']);
  });

  it('measures ours and the reference in turn', async () => {
    const order: string[] = [];
    const one = (name: string, value: number) => async () => { order.push(name); return value; };
    await expect(alternate(2, one('ours', 1), one('reference', 2), () => undefined)).resolves.toEqual([{ ours: 1, reference: 2 }, { ours: 1, reference: 2 }]);
    expect(order).toEqual(['ours', 'reference', 'ours', 'reference']);
  });

  it('knows the middle and the nearest rank', () => {
    expect(median([3, 1, 2])).toBe(2);
    expect(median([4, 1, 2, 3])).toBe(2.5);
    expect(percentile([5, 1, 4, 2, 3], 0.95)).toBe(5);
    expect(percentile([5, 1, 4, 2, 3], 0.4)).toBe(2);
    expect(() => percentile([], 0.5)).toThrow('no value was measured');
  });
});

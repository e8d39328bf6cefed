import { groupCounts, outcomeRows, settledOf, share, waitingOf, withoutOutcome } from './board-rows.js';

const counts = { roster: 200, eligible: 190, offered: 5, departmentReview: 3, schoolReview: 2, certified: 1, inForce: 40, outcomes: { '80': 9, '10': 40, zz: 1 } };

describe('rows of a board', () => {
  it('count what waits and who has no outcome', () => {
    expect(waitingOf(counts)).toBe(11);
    expect(withoutOutcome(counts)).toBe(150);
  });

  it('stand in the order of the code list and keep unknown codes', () => {
    expect(outcomeRows(counts, 'en').map(row => [row.code, row.count])).toEqual([['10', 40], ['80', 9], ['zz', 1]]);
    expect(outcomeRows(counts, 'zh-CN')[0]?.title).toBe('签就业协议形式就业');
  });

  it('group outcomes as the scheme of 2024 does, and leave what nobody knows out', () => {
    expect(groupCounts({ ...counts, outcomes: { '10': 40, '12': 2, '75': 1, '76': 3, '801': 9, '703': 5, zz: 1 } }))
      .toEqual({ with_employer: 42, self_employed: 1, freelance: 3, further_study: 9, not_employed: 5 });
    expect(settledOf({ ...counts, outcomes: { '10': 40, '801': 9, '703': 5, zz: 1 } })).toBe(49);
  });

  it('show shares with two decimals and a dash for nothing', () => {
    expect(share(1, 3)).toBe('33.33%');
    expect(share(0, 0)).toBe('—');
  });
});

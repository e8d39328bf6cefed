import { restOf } from './roster-progress.js';

describe('the rest time of a long work', () => {
  const since = '2027-03-01T00:00:00.000Z';
  const after = (seconds: number) => Date.parse(since) + seconds * 1000;

  it('is what the work so far says of the rest', () => {
    expect(restOf(0.25, since, after(30))).toBe(90_000);
    expect(restOf(1, since, after(30))).toBe(0);
  });

  it('is not guessed from next to nothing', () => {
    expect(restOf(0.01, since, after(30))).toBeNull();
    expect(restOf(0.5, since, after(1))).toBeNull();
  });
});

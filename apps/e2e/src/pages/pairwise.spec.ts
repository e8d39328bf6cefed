import { everySetting, quickSettings } from './axes.js';
import { pairsOf, pairwise, type Combination } from './pairwise.js';
import { everySpot } from './spots.js';

const pairsIn = (list: readonly Combination[]): Set<string> => new Set(list.flatMap(pairsOf));

describe('choosing pairwise', () => {
  const product = ['a', 'b', 'c', 'd'].flatMap((letter) => [1, 2, 3].flatMap((digit) => ['x', 'y'].flatMap((sign) => ['on', 'off'].map((light) => ({ letter, digit, sign, light })))));

  it('lets every two values of two factors meet, in far fewer combinations than there are', () => {
    const chosen = pairwise(product);
    expect(pairsIn(chosen)).toEqual(pairsIn(product));
    expect(chosen.length).toBeLessThan(product.length / 3);
  });

  it('asks for no pair that no candidate has', () => {
    const candidates = product.filter(({ letter, digit }) => !(letter === 'a' && digit === 2));
    const chosen = pairwise(candidates);
    expect(pairsIn(chosen)).toEqual(pairsIn(candidates));
    expect(chosen.every((one) => candidates.includes(one))).toBe(true);
  });

  it('leaves out what is met anyway', () => {
    const done = product.filter(({ sign, light }) => sign === 'x' && light === 'on');
    const chosen = pairwise(product, done);
    expect(chosen.length).toBeLessThan(pairwise(product).length);
    expect(new Set([...pairsIn(chosen), ...pairsIn(done)])).toEqual(pairsIn(product));
    expect(pairwise(product, product)).toEqual([]);
  });

  it('answers the same each time', () => {
    expect(pairwise(product)).toEqual(pairwise([...product]));
  });
});

describe('the quick walk', () => {
  const flat = (looks: ReturnType<typeof quickSettings>) => looks.map(({ spot, setting }) => ({ spot: `${spot.end}/${spot.page}`, state: spot.state, ...setting }));
  const spots = everySpot();
  const looks = flat(quickSettings(spots));

  it('looks at every page in every state on a phone and at a desk', () => {
    const seen = new Set(looks.filter(({ theme, language, text }) => theme === 'light' && language === 'zh' && text === '100').map(({ spot, state, width }) => `${spot} ${state} ${width}`));
    for (const { end, page, state } of spots) for (const width of [360, 1440]) expect(seen).toContain(`${end}/${page} ${state} ${width}`);
  });

  it('lets every page, state, width, theme, language and size of text meet each other', () => {
    const all = spots.flatMap((spot) => everySetting().map((setting) => ({ spot: `${spot.end}/${spot.page}`, state: spot.state, ...setting })));
    expect(pairsIn(looks)).toEqual(pairsIn(all));
    expect(looks.length).toBeLessThan(all.length / 8);
  });
});

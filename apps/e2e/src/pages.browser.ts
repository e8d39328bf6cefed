import { pairwiseSettings, plainSettings } from './pages/axes.js';
import { everySpot } from './pages/spots.js';
import { listOf, summaryOf } from './pages/summary.js';
import { walk, type Looked } from './pages/walk.js';
import type { WholeSystem } from './system.fixture.js';

/** Readers at a time: more would only wait for each other on two cores. */
const WINDOWS = 2;

/** Every page of the three ends as its readers find it: the quick walk of `npm run pages`, on the system as the demo fills it in. */
export function describePages(system: () => WholeSystem): void {
  describe('every page, in every state', () => {
    it('has no fault on a phone and at a desk, nor where width, colours, language and size of text meet', async () => {
      const spots = everySpot();
      const pairs = pairwiseSettings(spots);
      const planned = [...plainSettings(spots), ...pairs];
      const looked: Looked[] = [];
      await walk({ platform: system().platform, planned, windows: WINDOWS, onLook: (one) => { looked.push(one); } });
      process.stderr.write(`${[...listOf(pairs), ...summaryOf(looked)].join('\n')}\n`);
      expect(summaryOf(looked).slice(0, -1)).toEqual([]);
      expect(looked).toHaveLength(planned.length);
    }, 600_000);
  });
}

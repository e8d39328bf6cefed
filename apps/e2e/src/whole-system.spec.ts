import { describeAfterJourneys } from './after-journeys.js';
import { describeBoardNumbers } from './board-numbers.browser.js';
import { describeOnlineSigning } from './online-signing.browser.js';
import { describePages } from './pages.browser.js';
import { describeTruth } from './truth.browser.js';
import { describeTermination } from './termination.browser.js';
import { newWitness } from './sitter.browser.js';
import { wholeSystem, type WholeSystem } from './system.fixture.js';

// One system for all chapters: it takes as long to start as the rest together. They build on each other, in this order.
describe('the whole system', () => {
  let system: WholeSystem;
  const witness = newWitness();

  beforeAll(async () => { system = await wholeSystem(); }, 240_000);
  afterAll(() => system?.stop(), 60_000);

  describePages(() => system);
  describeOnlineSigning(() => system, witness);
  describeBoardNumbers(() => system, witness);
  describeTruth(() => system, witness);
  describeTermination(() => system, witness);
  describeAfterJourneys(() => system, witness);
});

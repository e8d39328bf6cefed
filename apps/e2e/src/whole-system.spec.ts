import { describeAfterJourneys } from './after-journeys.js';
import { describeOnlineSigning } from './online-signing.browser.js';
import { newWitness } from './sitter.browser.js';
import { wholeSystem, type WholeSystem } from './system.fixture.js';

// One system for all chapters: it takes as long to start as the rest together. They build on each other, in this order.
describe('the whole system', () => {
  let system: WholeSystem;
  const witness = newWitness();

  beforeAll(async () => { system = await wholeSystem(); }, 240_000);
  afterAll(() => system?.stop(), 60_000);

  describeOnlineSigning(() => system, witness);
  describeAfterJourneys(() => system, witness);
});

import { describeEveryCode } from './every-code.browser.js';
import { describeKeptWork } from './kept-work.browser.js';
import { describeKeyboard } from './keyboard.browser.js';
import { describeLiveTabs } from './live-tabs.browser.js';
import { describeLostConnection } from './lost-connection.browser.js';
import { describeNoDoubleAct } from './no-double-act.browser.js';
import { describeRefusedInput } from './refused-input.browser.js';
import type { Witness } from './sitter.browser.js';
import type { WholeSystem } from './system.fixture.js';
import { Truth } from './truth.fixture.js';

/** What people are told when something goes wrong at a page, and that it is so. Each chapter needs only the season opened here. */
export function describeTruth(system: () => WholeSystem, witness: Witness): void {
  describe('the pages tell the truth', () => {
    let opened: Truth | undefined;
    const truth = () => {
      if (opened === undefined) throw new Error('the season is not open');
      return opened;
    };

    beforeAll(async () => { opened = await Truth.open(system(), witness); }, 120_000);
    afterAll(() => opened?.close(), 20_000);

    describeLostConnection(truth);
    describeNoDoubleAct(truth);
    describeKeptWork(truth);
    describeRefusedInput(truth);
    describeLiveTabs(truth);
    describeKeyboard(truth);
    describeEveryCode(truth);

    it('has met no error that nobody caught', () => {
      // A broken line and a refusal are told in the console too; those are what these chapters are about.
      expect(truth().witness.errors.filter(error => !/Failed to load resource|net::ERR_/.test(error))).toEqual([]);
    });
  });
}

import { parseArgs } from 'node:util';
import { fullSettings, pairwiseSettings, plainSettings, type Planned } from '../apps/e2e/src/pages/axes.js';
import { everySpot } from '../apps/e2e/src/pages/spots.js';
import { listOf, missingLines, summaryOf } from '../apps/e2e/src/pages/summary.js';
import { walk, type Looked } from '../apps/e2e/src/pages/walk.js';
import { wholeSystem } from '../apps/e2e/src/system.fixture.js';

/*
 * npm run pages: looks at every page of the three ends in every state and setting, on a system of its own (or the one whose folder
 * E2E_RUN names). Pictures are kept in reports/pages/<end>/<page>/. Exit code 1 on any fault, 2 when it was asked for wrongly.
 */

const usage = `npm run pages -- [options]
  --quick                 every page and state on a phone and at a desk, the other axes pairwise
  --only END[/PAGE]       one end, or one page of it
  --windows N             so many readers at a time (2)
  --list                  says what the quick walk looks at, and which states a page cannot have; looks at nothing`;

const options = { quick: { type: 'boolean', default: false }, only: { type: 'string', default: '' }, windows: { type: 'string', default: '2' }, list: { type: 'boolean', default: false }, help: { type: 'boolean', default: false } } as const;

async function main(): Promise<number> {
  const { values } = parseArgs({ options });
  const spots = everySpot(values.only);
  const windows = Number(values.windows);
  if (values.help || spots.length === 0 || !Number.isInteger(windows) || windows < 1) {
    console.error(usage);
    return 2;
  }
  if (values.list) {
    for (const line of ['Cannot be:', ...missingLines(), '', 'Pairwise, beside each page and state at 360 and 1440:', ...listOf(pairwiseSettings(spots))]) console.log(line);
    return 0;
  }
  const pairs = values.quick ? pairwiseSettings(spots) : [];
  const planned = values.quick ? [...plainSettings(spots), ...pairs] : fullSettings(spots);
  for (const line of listOf(pairs)) console.log(line);
  const looked = await lookAtAll(planned, windows);
  for (const line of summaryOf(looked)) console.log(line);
  return looked.some(({ faults }) => faults.length > 0) ? 1 : 0;
}

async function lookAtAll(planned: readonly Planned[], windows: number): Promise<Looked[]> {
  const system = await wholeSystem();
  try {
    const looked: Looked[] = [];
    // A fault is said when it is met: a walk of half an hour may be broken off. The summary says each once, with all its looks.
    const onLook = (one: Looked) => {
      for (const line of summaryOf([one]).slice(0, -1)) console.error(line);
      if (looked.push(one) % 100 === 0) console.error(`${looked.length} of ${planned.length}, ${looked.filter(({ faults }) => faults.length > 0).length} with a fault`);
    };
    await walk({ platform: system.platform, planned, windows, onLook });
    return looked;
  } finally {
    await system.stop();
  }
}

try {
  process.exitCode = await main();
} catch (error) {
  console.error(error instanceof Error ? error.message : String(error));
  process.exitCode = 1;
}

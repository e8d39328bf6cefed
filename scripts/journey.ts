import { parseArgs } from 'node:util';
import { onlineSigning } from './journey/online-signing.journey.js';
import { forcedTermination, onlineTermination } from './journey/termination.journey.js';
import { play } from './journey/play.js';
import type { Journey } from './journey/stage.js';
import { boardLines, stepLine, titleLine } from './journey/table.js';
import { reach } from './start/reach.js';

/*
 * npm run journey -- <name> [--json]: plays a whole flow over HTTP against the running system, as the people who act in it.
 * Exit code 1 on any surprise, 2 when it was asked for wrongly.
 */

const journeys: readonly Journey[] = [onlineSigning, onlineTermination, forcedTermination];

const usage = `npm run journey -- <${journeys.map(({ name }) => name).join(' | ')}> [options]
  --json              one JSON document instead of the table
  --times N           plays it N times, one after the other
  --school CODE       with a graduate of this demo school
  --patient SECONDS   repeats requests that got no answer, with the same key
  --gateway URL  --sandbox URL  --kafka HOST:PORT  --database URL (owner of agreements)
                      another system than the one npm start started`;

const options = {
  json: { type: 'boolean', default: false }, times: { type: 'string', default: '1' }, school: { type: 'string' }, patient: { type: 'string', default: '0' },
  gateway: { type: 'string' }, sandbox: { type: 'string' }, kafka: { type: 'string' }, database: { type: 'string' }, help: { type: 'boolean', default: false },
} as const;

function ask(): { journey: Journey; values: ReturnType<typeof parse>['values'] } | null {
  const { values, positionals } = parse();
  const journey = journeys.find(({ name }) => name === positionals[0]);
  return journey && positionals.length === 1 && !values.help && Number(values.times) >= 1 && Number(values.patient) >= 0 ? { journey, values } : null;
}

function parse() {
  return parseArgs({ options, allowPositionals: true });
}

async function main(): Promise<number> {
  const asked = ask();
  if (!asked) {
    console.error(usage);
    return 2;
  }
  const { journey, values } = asked;
  const reached = reach(values);
  const say = values.json ? () => undefined : (line: string) => console.log(line);
  let failed = 0;
  for (let time = 1; time <= Number(values.times); time++) {
    say(titleLine());
    const played = await play(journey, reached, {
      school: values.school ?? null,
      patience: Number(values.patient),
      onStep: (step) => say(stepLine(step)),
      onSurprise: (sentence) => console.error(`Surprise: ${sentence}`),
    });
    if (values.json) console.log(JSON.stringify(played));
    else for (const line of ['', ...boardLines(played), '']) say(line);
    if (!played.ok) failed++;
  }
  return failed > 0 ? 1 : 0;
}

try {
  process.exitCode = await main();
} catch (error) {
  console.error(error instanceof Error ? error.message : String(error));
  process.exitCode = 1;
}

import { parseArgs } from 'node:util';
import { reach, type Reached } from './start/reach.js';
import { eventLine, jsonLine } from './topics/event-line.js';
import { readLag } from './topics/lag.js';
import { listTopics } from './topics/list-topics.js';
import { readParked, redrive } from './topics/parked.js';
import { tailTopic } from './topics/tail.js';

/* npm run topics -- …: looks into Kafka and into what the services have put aside. Exit code 1 when something is not as it should be. */

const usage = `npm run topics --
  list                                                  topics, offsets and retention, held against the contracts
  tail <topic> [--from beginning|latest] [-n N]         one event per line; from the beginning it ends where the topic ends now
  lag                                                   how far each group is behind
  dead [--group G]                                      events that were put aside, with the reason
  redrive --group G --key K [--drop]                    replays a key that was put aside; --drop leaves out its first event for good
All of them: --json; --kafka HOST:PORT for another broker.`;

const options = {
  json: { type: 'boolean', default: false }, from: { type: 'string', default: 'latest' }, number: { type: 'string', short: 'n' }, group: { type: 'string' }, key: { type: 'string' },
  drop: { type: 'boolean', default: false }, kafka: { type: 'string' },
} as const;

// Whoever reads us may have seen enough: `npm run topics -- lag | head`.
process.stdout.on('error', (error: NodeJS.ErrnoException) => { if (error.code === 'EPIPE') process.exit(0); throw error; });

const parse = () => parseArgs({ options, allowPositionals: true });
type Values = ReturnType<typeof parse>['values'];

/** What was asked for makes no sense. */
class Misuse extends Error {}

/** `--kafka` alone is enough where no service is asked. */
const broker = ({ kafka }: Values): string[] => kafka?.split(',') ?? reach().kafkaBrokers;

const commands: Readonly<Record<string, (values: Values, rest: readonly string[]) => Promise<number>>> = {
  async list(values) {
    const lines = await listTopics(broker(values));
    show(values, lines, [['topic', 28], ['partitions', 10], ['messages', 9], ['retention', 10], ['cleanup', 8], ['contract', 0]], (line) => [
      line.topic, String(line.partitions), String(line.messages), line.retention < 0 ? 'for ever' : `${line.retention / 60_000} min`, line.cleanup, line.differences.join('; ') || 'as it says',
    ], (line) => line.offsets.map(({ partition, low, high }) => `${partition}:${low}–${high}`).join('  '));
    return lines.some(({ differences }) => differences.length > 0) ? 1 : 0;
  },
  async tail(values, [topic]) {
    const { from } = values;
    const count = values.number === undefined ? null : Number(values.number);
    if (topic === undefined || (from !== 'beginning' && from !== 'latest') || (count !== null && !(count >= 0))) throw new Misuse();
    const stop = new AbortController();
    for (const signal of ['SIGINT', 'SIGTERM'] as const) process.once(signal, () => stop.abort());
    process.stdout.on('error', () => stop.abort()); // whoever read the lines has read enough
    const lineOf = values.json ? jsonLine : eventLine;
    await tailTopic({ brokers: broker(values), topic, from, count, stop: stop.signal, onMessage: (message) => console.log(lineOf(message)) });
    return 0;
  },
  async lag(values) {
    const lines = await readLag(broker(values));
    show(values, lines, [['group', 26], ['topic', 26], ['partition', 9], ['committed', 10], ['end', 8], ['lag', 0]], (line) => [line.group, line.topic, ...[line.partition, line.committed, line.end, line.lag].map(String)]);
    return 0;
  },
  async dead(values) {
    const lines = await readParked(running(), values.group ?? null);
    show(values, lines, [['group', 26], ['event', 24], ['key', 36], ['since', 24], ['reason', 0]], (line) => [line.consumer, `${line.topic}/${line.partition}@${line.offset}`, line.key, line.at, line.reason]);
    if (!values.json && lines.length === 0) console.log('Nothing is parked.');
    return 0;
  },
  async redrive({ group, key, drop, json }) {
    if (group === undefined || key === undefined) throw new Misuse();
    const { handled, remaining } = await redrive(running(), group, key, drop);
    const isNothing = handled + remaining === 0;
    console.log(json ? JSON.stringify({ handled, remaining }) : isNothing ? 'Nothing of this key is parked there.' : `${handled} handled, ${remaining} remain.`);
    return remaining > 0 || isNothing ? 1 : 0;
  },
};

/** Services are asked with the token of the system that runs here. */
const running = (): Reached => reach();

/** A table for people, or JSON; `more` is a second line below. */
function show<T>({ json }: Values, lines: readonly T[], titles: readonly (readonly [string, number])[], cells: (line: T) => string[], more?: (line: T) => string): void {
  if (json) return console.log(JSON.stringify(lines));
  const padded = (row: readonly string[]): string => row.map((cell, index) => cell.padEnd(titles[index]?.[1] ?? 0)).join('  ').trimEnd();
  if (lines.length > 0) console.log(padded(titles.map(([title]) => title)));
  for (const line of lines) {
    console.log(padded(cells(line)));
    if (more) console.log(`    ${more(line)}`);
  }
}

async function main(): Promise<number> {
  const { values, positionals: [name = '', ...rest] } = parse();
  const command = Object.hasOwn(commands, name) ? commands[name] : undefined;
  if (!command) throw new Misuse();
  return command(values, rest);
}

try {
  process.exitCode = await main();
} catch (error) {
  const { code = '' } = error as { code?: string };
  const misused = error instanceof Misuse || code.startsWith('ERR_PARSE_ARGS');
  console.error(misused ? usage : error instanceof Error ? error.message : String(error));
  process.exitCode = misused ? 2 : 1;
}

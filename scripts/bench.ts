import fs from 'node:fs';
import path from 'node:path';
import { pathToFileURL } from 'node:url';
import { parseArgs } from 'node:util';
import { faultsOf, publish, reportOf, type Bench } from './bench/report.js';
import { cloneRoot } from './servers/folders.js';

/*
 * npm run bench -- <name> [--runs N]: takes one of the measures, prints every run and the median, and keeps the figures in
 * reports/bench/<name>.json. A measure starts what it needs itself, beside whatever runs. Exit code 1 when a floor is not
 * reached or something was wrong on the way, 2 when it was asked for wrongly.
 */

const ENDING = '.bench.ts';
const folder = path.join(cloneRoot(), 'scripts', 'bench');

const names = (): string[] => fs.readdirSync(folder).filter((file) => file.endsWith(ENDING)).map((file) => file.slice(0, -ENDING.length)).sort();

async function load(name: string): Promise<Bench> {
  const { bench } = (await import(pathToFileURL(path.join(folder, `${name}${ENDING}`)).href)) as { bench: Bench };
  return bench;
}

async function usage(): Promise<number> {
  console.error('npm run bench -- <name> [--runs N]\n');
  for (const { name, about } of await Promise.all(names().map(load))) console.error(`  ${name.padEnd(10)} ${about}`);
  return 2;
}

async function main(): Promise<number> {
  const [name = '', ...rest] = process.argv.slice(2);
  if (!names().includes(name)) return usage();
  const bench = await load(name);
  const { values } = parseArgs({ args: rest, options: { ...bench.options, runs: { type: 'string', default: String(bench.runs) } } });
  const runs = Number(values.runs);
  if (!(runs >= 1)) return usage();
  const say = (line: string): void => console.log(line);
  say(`${bench.name}: ${bench.about}`);
  const outcomes = [await bench.run({ runs, values, say })].flat();
  const reports = outcomes.map((outcome) => reportOf(outcome.name ?? bench.name, outcome));
  for (const report of reports) publish(report, say);
  return reports.some((report) => faultsOf(report).length > 0) ? 1 : 0;
}

try {
  process.exitCode = await main();
} catch (error) {
  console.error(error instanceof Error ? (error.stack ?? error.message) : String(error));
  process.exitCode = 1;
}

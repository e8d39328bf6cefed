import { spawn, spawnSync } from 'node:child_process';
import fs from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { KINDS } from './signings.js';
import type { Script, Value } from './steps.reference.js';
import { baseOf, uuidText } from './steps.rows.js';

/** Where the cases of a run stand: `count` before each step, `perClient` of them for each client. */
export interface Range { readonly from: number; readonly count: number; readonly perClient: number }
export interface Asked { readonly url: string; readonly scripts: readonly Script[]; readonly range: Range; readonly clients: number; readonly steps: number }

export const hasPgbench = (): boolean => spawnSync('pgbench', ['--version']).status === 0;

/** Runs the recorded statements as pgbench does, one after the other, each awaited; answers steps per second. Throws when any failed. */
export async function runPgbench({ url, scripts, range, clients, steps }: Asked): Promise<number> {
  const folder = fs.mkdtempSync(path.join(os.tmpdir(), 'netsign-steps-'));
  try {
    const constants = new Constants();
    const files = scripts.map((script) => {
      const file = path.join(folder, `${script.kind}.sql`);
      fs.writeFileSync(file, scriptText(script, range, constants));
      return `${file}@1`;
    });
    const args = ['-n', '-M', 'prepared', '-c', String(clients), '-j', '2', '-t', String(Math.ceil(steps / clients)), ...files.flatMap((file) => ['-f', file]), ...constants.arguments, ...KINDS.flatMap((kind) => ['-D', `n_${kind}=0`]), url];
    return rateOf(await output('pgbench', args));
  } finally {
    fs.rmSync(folder, { recursive: true });
  }
}

/** Values that are the same for every case go with each statement, as the service sends them: as variables, not as text of the statement. */
class Constants {
  private readonly names = new Map<string, string>();
  name(value: string): string {
    const known = this.names.get(value) ?? `c${this.names.size}`;
    this.names.set(value, known);
    return `:${known}`;
  }
  get arguments(): string[] { return [...this.names].flatMap(([value, name]) => ['-D', `${name}=${value}`]); }
}

function scriptText({ kind, statements }: Script, { from, count, perClient }: Range, constants: Constants): string {
  const number = `${from + KINDS.indexOf(kind) * count} + :client_id * ${perClient} + :n_${kind}`;
  return [
    `\\set row ${number}`, `\\set n_${kind} :n_${kind} + 1`,
    ...(['invitation', 'graduate', 'agreement', 'proof'] as const).map((id) => `\\set ${id} ${baseOf(id)} + :row`),
    ...statements.map(({ text, values }) => `${text.replaceAll(/\s+/g, ' ').replaceAll(/\$(\d+)/g, (_whole, at: string) => written(values[Number(at) - 1], constants))};`), '',
  ].join('\n');
}

function written(value: Value, constants: Constants): string {
  if ('key' in value) return `'step-' || :row::text`;
  if ('id' in value) return value.asText ? `${uuidText(`:${value.id}`)}::text` : uuidText(`:${value.id}`);
  if (value.constant === null) return 'null';
  // A variable of pgbench cannot be empty.
  return value.constant === '' ? "''" : constants.name(value.constant);
}

function output(command: string, args: readonly string[]): Promise<string> {
  const child = spawn(command, args, { stdio: ['ignore', 'pipe', 'pipe'] });
  let text = '';
  child.stdout.on('data', (part: Buffer) => { text += part.toString(); });
  child.stderr.on('data', (part: Buffer) => { text += part.toString(); });
  return new Promise((resolve, reject) => {
    child.once('error', reject);
    child.once('exit', (code) => (code === 0 ? resolve(text) : reject(new Error(`${command} ended with ${code}:\n${text.slice(0, 2000)}`))));
  });
}

function rateOf(text: string): number {
  const rate = /^tps = ([\d.]+)/m.exec(text)?.[1];
  if (rate === undefined || !/failed transactions: 0 /.test(text)) throw new Error(`pgbench did not finish:\n${text.slice(0, 2000)}`);
  return Number(rate);
}

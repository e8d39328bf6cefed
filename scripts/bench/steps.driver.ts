import pg from 'pg';
import { KINDS } from './signings.js';
import type { Asked } from './steps.pgbench.js';
import type { Script, Value } from './steps.reference.js';
import { baseOf } from './steps.rows.js';

/** Stands in where pgbench is missing: named statements, each awaited, one client after the other's pace. Answers steps per second. */
export async function runDriver({ url, scripts, range, clients, steps }: Asked): Promise<number> {
  const open = await Promise.all(Array.from({ length: clients }, async () => { const client = new pg.Client({ connectionString: url }); await client.connect(); return client; }));
  try {
    const each = Math.ceil(steps / clients);
    const begun = performance.now();
    await Promise.all(open.map((client, number) => runClient(client, { scripts, range, number, each })));
    return (each * clients) / ((performance.now() - begun) / 1000);
  } finally {
    await Promise.all(open.map((client) => client.end()));
  }
}

async function runClient(client: pg.Client, { scripts, range, number, each }: Pick<Asked, 'scripts' | 'range'> & { number: number; each: number }): Promise<void> {
  for (let step = 0; step < each; step++) {
    const kind = (step + number) % KINDS.length;
    await runScript(client, scripts[kind], range.from + kind * range.count + number * range.perClient + Math.floor(step / KINDS.length));
  }
}

async function runScript(client: pg.Client, { kind, statements }: Script, row: number): Promise<void> {
  for (const [at, { text, values }] of statements.entries()) await client.query({ name: `${kind}-${at}`, text, values: values.map((value) => valueFor(value, row)) });
}

function valueFor(value: Value, row: number): string | null {
  if ('key' in value) return `step-${row}`;
  if ('constant' in value) return value.constant;
  const digits = String(baseOf(value.id) + row).padStart(32, '0');
  return [digits.slice(0, 8), digits.slice(8, 12), digits.slice(12, 16), digits.slice(16, 20), digits.slice(20)].join('-');
}


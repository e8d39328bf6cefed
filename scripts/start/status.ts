import fs from 'node:fs';
import path from 'node:path';
import { livingPid } from '../servers/processes.js';
import { readState, runFolder } from './run-state.js';
import { answersOk, readyUrl } from './system.js';

/* npm run status [-- --json]: every part with process, address, memory (PSS of its process tree) and state. Exit code 1 unless all are ready. */

interface Line {
  part: string;
  pid: number;
  address: string;
  pssBytes: number;
  state: string;
}

/** Parent of every living process, from /proc. */
function parents(): Map<number, number> {
  const found = new Map<number, number>();
  if (!fs.existsSync('/proc/self/stat')) return found;
  for (const name of fs.readdirSync('/proc').filter((entry) => /^\d+$/.test(entry))) {
    const stat = readIfThere(`/proc/${name}/stat`);
    if (stat) found.set(Number(name), Number(stat.slice(stat.lastIndexOf(')') + 2).split(' ')[1]));
  }
  return found;
}

/** Processes end while we look: then there is nothing to count. */
function readIfThere(file: string): string | null {
  try {
    return fs.readFileSync(file, 'utf8');
  } catch (error) {
    if (['ENOENT', 'ESRCH', 'EACCES'].includes((error as NodeJS.ErrnoException).code ?? '')) return null;
    throw error;
  }
}

function pssOf(pid: number): number {
  const match = /^Pss:\s+(\d+) kB/m.exec(readIfThere(`/proc/${pid}/smaps_rollup`) ?? '');
  return match ? Number(match[1]) * 1024 : 0;
}

function treeOf(pid: number, of: Map<number, number>): number[] {
  const children = [...of].filter(([, parent]) => parent === pid).map(([child]) => child);
  return [pid, ...children.flatMap((child) => treeOf(child, of))];
}

async function lines(folder: string): Promise<Line[]> {
  const state = readState(folder);
  const supervisor = livingPid(path.join(folder, 'pids', 'supervisor.json'));
  if (!state || supervisor === null) return [];
  const tree = parents();
  const parts = await Promise.all(
    state.parts.map(async ({ part, address, pid, state: known }) => {
      const http = address.startsWith('http');
      const ready = known === 'ready' && (!http || (await answersOk(readyUrl(part, address))));
      const pssBytes = pid ? treeOf(pid, tree).reduce((sum, each) => sum + pssOf(each), 0) : 0;
      return { part, pid, address, pssBytes, state: known === 'ready' && !ready ? 'not ready' : known };
    }),
  );
  return [...parts, { part: 'supervisor', pid: supervisor, address: '', pssBytes: pssOf(supervisor), state: state.ready ? 'ready' : 'starting' }];
}

const found = await lines(runFolder());
const total = found.reduce((sum, line) => sum + line.pssBytes, 0);
const ready = found.length > 0 && found.every((line) => line.state === 'ready');
const mb = (bytes: number): string => `${(bytes / 1_048_576).toFixed(0)} MB`;
if (process.argv.includes('--json')) console.log(JSON.stringify({ ready, pssBytes: total, parts: found }, null, 2));
else if (found.length === 0) console.log('It is not running. npm start starts it.');
else {
  for (const line of found) {
    console.log(`${line.part.padEnd(15)} ${String(line.pid).padStart(8)}  ${mb(line.pssBytes).padStart(7)}  ${line.state.padEnd(11)} ${line.address}`);
  }
  console.log(`${'together'.padEnd(15)} ${''.padStart(8)}  ${mb(total).padStart(7)}`);
}
process.exitCode = ready ? 0 : 1;

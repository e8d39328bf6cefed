import { fork } from 'node:child_process';
import fs from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { ROSTER_WORK, workerFlags } from '../../../apps/national-sync/src/roster/roster.process.js';
import { cloneRoot } from '../../servers/folders.js';
import { cpuOf } from '../cpu.js';

const EVERY_MS = 100;

/** What one run of the worker took: seconds from its start to its end, seconds of CPU, and the most memory it held (RSS, bytes). */
export interface Worked { readonly seconds: number; readonly cpu: number; readonly peak: number }

/** Runs the roster's worker as the service does, a process of its own, and watches its memory every 100 ms. Throws when it fails. */
export async function work(id: string, environment: NodeJS.ProcessEnv): Promise<Worked> {
  const began = performance.now();
  const child = fork(path.join(cloneRoot(), 'dist', 'services', 'national-sync.mjs'), [ROSTER_WORK, id], { env: environment, execArgv: workerFlags, stdio: ['ignore', 'inherit', 'inherit', 'ipc'] });
  let peak = 0;
  let cpu = 0;
  // The worker lowers its priority for the sake of those who wait; a measure that compares lets both halves have the same.
  child.once('message', () => { if (process.getuid?.() === 0) os.setPriority(child.pid!, 0); });
  const watch = setInterval(() => {
    peak = Math.max(peak, rssOf(child.pid!));
    cpu = Math.max(cpu, cpuOf(child.pid!) / 1000);
  }, EVERY_MS);
  try {
    const code = await new Promise<number | null>((resolve, reject) => { child.on('exit', resolve); child.on('error', reject); });
    if (code !== 0) throw new Error(`the worker ended with ${code}`);
  } finally {
    clearInterval(watch);
  }
  return { seconds: (performance.now() - began) / 1000, cpu, peak };
}

/** 0 once the process is gone. */
function rssOf(pid: number): number {
  try {
    return Number(/VmRSS:\s+(\d+) kB/.exec(fs.readFileSync(`/proc/${pid}/status`, 'utf8'))?.[1] ?? 0) * 1024;
  } catch (error) {
    if (['ENOENT', 'ESRCH'].includes((error as NodeJS.ErrnoException).code ?? '')) return 0;
    throw error;
  }
}

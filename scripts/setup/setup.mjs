/*
 * What `npm start` and `npm test` do before there are any packages. Runs on the user's own Node (20 or newer)
 * and imports nothing that must be installed; afterwards everything runs under the Node 24 of the lock file.
 */
import { spawn, spawnSync } from 'node:child_process';
import crypto from 'node:crypto';
import fs from 'node:fs';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { withLock } from './lock.mjs';

export const root = path.resolve(path.dirname(fileURLToPath(import.meta.url)), '../..');

/** A sentence for the person, without a stack. */
export class Stop extends Error {}

/** Prints `what` with the time it took, on the terminal and in logs alike. */
export async function step(what, work) {
  const begun = Date.now();
  const result = await work();
  console.log(`  ${what.padEnd(44)} ${((Date.now() - begun) / 1000).toFixed(1).padStart(6)} s`);
  return result;
}

/** Checks the machine, installs the packages and fetches the broker, each only if needed. Two runs may call it at once. */
export async function setUp() {
  if (Number(process.versions.node.split('.')[0]) < 20) {
    throw new Stop(`Node ${process.versions.node} is too old. Install Node 20 or newer.`);
  }
  checkJava();
  if (!installed() || !jarsFetched()) {
    await withLock(
      path.join(root, '.cache', 'setup.lock'),
      async () => {
        if (!installed()) await step('packages installed', installPackages);
        if (!jarsFetched()) await step('Kafka fetched', fetchJars);
      },
      () => console.log('  Another run is setting up; waiting for it.'),
    );
  }
  const version = spawnSync(node24(), ['-p', 'process.versions.node'], { encoding: 'utf8' }).stdout?.trim() ?? '';
  const [major, minor] = version.split('.').map(Number);
  if (!(major > 24 || (major === 24 && minor >= 9))) {
    throw new Stop(`Node 24.9 or newer is needed to go on and none is packaged for this machine (found ${version || 'none'}). Install it and start again.`);
  }
}

/** The Node that everything after set-up runs on. */
export function node24() {
  const packaged = path.join(root, 'node_modules', `node-${process.platform}-${process.arch}`, 'bin', 'node');
  return fs.existsSync(packaged) ? packaged : process.execPath;
}

/** Arguments and environment to run one of our TypeScript files under that Node. */
export function typescript(file, args = []) {
  return {
    command: node24(),
    args: ['--import', '@oxc-node/core/register', path.join(root, file), ...args],
    options: {
      cwd: root,
      env: { ...process.env, OXC_TSCONFIG_PATH: path.join(root, 'tsconfig.base.json'), NETSIGN_ROOT: root, NODE_OPTIONS: '' },
    },
  };
}

/** Runs a TypeScript file to its end with our terminal; answers its exit code. */
export function runTypescript(file, args) {
  const { command, args: full, options } = typescript(file, args);
  return run(command, full, { ...options, stdio: 'inherit' });
}

function run(command, args, options) {
  return new Promise((resolve, reject) => {
    const child = spawn(command, args, options);
    child.once('error', reject);
    child.once('exit', (code) => resolve(code ?? 1));
  });
}

function checkJava() {
  const java = process.env.JAVA_HOME ? path.join(process.env.JAVA_HOME, 'bin', 'java') : 'java';
  const answer = spawnSync(java, ['-version'], { encoding: 'utf8' });
  const version = /version "(?:1\.)?(\d+)/.exec(answer.stderr ?? '');
  const advice = 'Install Java 17 or newer (Debian: apt-get install openjdk-17-jre-headless) or set JAVA_HOME. Kafka runs on it.';
  if (answer.error || !version) throw new Stop(`Java is missing. ${advice}`);
  if (Number(version[1]) < 17) throw new Stop(`Java ${version[1]} is too old. ${advice}`);
  if (!jarsFetched() && spawnSync('mvn', ['-v']).error) {
    throw new Stop('Maven is missing. Install it (Debian: apt-get install maven): it fetches the Kafka broker.');
  }
}

/** Whether node_modules holds what the lock file names; npm writes its own list there when it is through. */
function installed() {
  const list = path.join(root, 'node_modules', '.package-lock.json');
  if (!fs.existsSync(list)) return false;
  const there = JSON.parse(fs.readFileSync(list, 'utf8')).packages;
  const wanted = JSON.parse(fs.readFileSync(path.join(root, 'package-lock.json'), 'utf8')).packages;
  return Object.entries(wanted).every(([where, { version, optional, integrity }]) => {
    if (where === '') return true;
    const found = there[where];
    if (!found) return optional === true;
    return found.version === version && (!integrity || !found.integrity || found.integrity === integrity);
  });
}

async function installPackages() {
  // No package of ours needs its install script: PostgreSQL's links are restored by scripts/servers/postgres.ts.
  const npm = process.env.npm_execpath;
  const args = ['ci', '--ignore-scripts', '--no-audit', '--no-fund', '--loglevel=error'];
  const [command, full] = npm ? [process.env.npm_node_execpath ?? process.execPath, [npm, ...args]] : ['npm', args];
  const code = await run(command, full, { cwd: root, stdio: ['ignore', 'ignore', 'inherit'] });
  if (code !== 0) throw new Stop('The packages could not be installed (npm ci failed, see above). Check the network and start again.');
}

function jarsFetched() {
  const stamp = path.join(root, 'deploy', 'kafka', 'libs', '.pom');
  const pom = fs.readFileSync(path.join(root, 'deploy', 'kafka', 'pom.xml'));
  return fs.existsSync(stamp) && fs.readFileSync(stamp, 'utf8') === crypto.createHash('sha256').update(pom).digest('hex');
}

async function fetchJars() {
  if ((await runTypescript('scripts/setup/fetch-jars.ts')) !== 0) throw new Stop('Kafka could not be fetched (see above).');
}

/** Runs the command of a script; a Stop becomes its sentence and exit code 1. */
export async function main(work) {
  try {
    process.exitCode = (await work()) ?? 0;
  } catch (error) {
    if (!(error instanceof Stop)) throw error;
    console.error(`\n${error.message}\n`);
    process.exitCode = 1;
  }
}

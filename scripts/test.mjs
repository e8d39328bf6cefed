/*
 * npm test [-- --only=jest,types] [arguments for jest]: sets up what is missing, then every check one after the other with its time.
 * Runs beside `npm start`: own servers, own ports, own folders. The last line is `N passed, N failed`, where each
 * check counts as one and the specs by their number; the exit code is 0 only when nothing failed.
 */
import { spawn } from 'node:child_process';
import fs from 'node:fs';
import path from 'node:path';
import { main, node24, root, setUp, typescript } from './setup/setup.mjs';

const bin = (name) => path.join(root, 'node_modules', '.bin', name);
const results = path.join(root, '.cache', `jest-${process.pid}.json`);
const env = { ...process.env, NODE_OPTIONS: '--disable-warning=ExperimentalWarning --disable-warning=TimeoutNegativeWarning', NETSIGN_ROOT: root, OXC_TSCONFIG_PATH: path.join(root, 'tsconfig.base.json') };

const script = (file, args) => {
  const { command, args: full } = typescript(file, args);
  return [command, full];
};

/** name → [command, arguments]. Asked for only after the set-up: before it, Node 24 may not be there yet. */
const checks = () => [
  ['lock file', [node24(), ['scripts/setup/complete-lock.mjs', '--check']]],
  ['build', script('scripts/build.ts')],
  ['lint', [node24(), [bin('eslint'), '.', '--max-warnings=0']]],
  ['types', [node24(), [bin('tsc'), '-p', 'tsconfig.json']]],
  ['boundaries', [node24(), [bin('depcruise'), '--config', '.dependency-cruiser.cjs', 'apps', 'libs', 'scripts']]],
  ['generated files', script('scripts/generate.ts', ['--check'])],
  ['browser', script('scripts/setup/check-browser.ts')],
];

const JEST = ['--experimental-vm-modules', '--disable-warning=ExperimentalWarning', bin('jest'), '--json', `--outputFile=${results}`];

await main(async () => {
  const only = process.argv.find((arg) => arg.startsWith('--only='))?.slice('--only='.length).split(',');
  const wanted = (name) => !only || only.includes(name);
  const begun = Date.now();
  let passed = 0;
  let failed = 0;
  console.log('Set-up');
  await setUp();
  for (const [name, [command, args]] of checks().filter(([each]) => wanted(each))) {
    if (await check(name, command, args)) passed++;
    else failed++;
  }
  if (wanted('jest')) {
    const counted = await specs();
    passed += counted.passed;
    failed += counted.failed;
  }
  console.log(`\n  together ${minutes(Date.now() - begun)}\n`);
  console.log(`${passed} passed, ${failed} failed`);
  return failed === 0 ? 0 : 1;
});

/** Runs a check silently and shows what it said only when it fails. */
async function check(name, command, args) {
  const begun = Date.now();
  const { code, output } = await run(command, args, 'pipe');
  console.log(`  ${code === 0 ? 'ok    ' : 'FAILED'} ${name.padEnd(20)} ${minutes(Date.now() - begun)}`);
  if (code !== 0) console.log(output);
  return code === 0;
}

/** Jest shows its own progress; the numbers come from the file it writes. */
async function specs() {
  console.log('\nSpecs');
  const more = process.argv.slice(2).filter((arg) => !arg.startsWith('--only='));
  const { code } = await run(node24(), [...JEST, ...more], 'inherit');
  if (!fs.existsSync(results)) return { passed: 0, failed: 1 };
  const found = JSON.parse(fs.readFileSync(results, 'utf8'));
  fs.rmSync(results);
  const failed = found.numFailedTests + found.numRuntimeErrorTestSuites;
  // Jest may fail without a failed test: a teardown that throws, an open handle.
  return { passed: found.numPassedTests, failed: code !== 0 && failed === 0 ? 1 : failed };
}

function run(command, args, output) {
  const child = spawn(command, args, { cwd: root, env, stdio: ['ignore', output === 'pipe' ? 'pipe' : 'ignore', output] });
  const kill = (signal) => child.kill(signal);
  for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP']) process.once(signal, kill);
  const chunks = [];
  child.stdout?.on('data', (chunk) => chunks.push(chunk));
  child.stderr?.on('data', (chunk) => chunks.push(chunk));
  return new Promise((resolve, reject) => {
    child.once('error', reject);
    child.once('exit', (code) => {
      for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP']) process.off(signal, kill);
      resolve({ code: code ?? 1, output: Buffer.concat(chunks).toString('utf8') });
    });
  });
}

function minutes(ms) {
  return ms < 60_000 ? `${(ms / 1000).toFixed(1)} s` : `${Math.floor(ms / 60_000)} min ${Math.round((ms % 60_000) / 1000)} s`;
}

/*
 * npm start [-- --detach] [-- --fresh]: sets up what is missing, then hands over to scripts/start/main.ts under Node 24.
 * In the foreground this process stays between the terminal and the supervisor: when it is gone, so is the system.
 */
import { spawn } from 'node:child_process';
import fs from 'node:fs';
import path from 'node:path';
import { Stop, main, root, setUp, typescript } from './setup/setup.mjs';

await main(async () => {
  const args = process.argv.slice(2);
  const unknown = args.find((arg) => !['--detach', '--fresh', '--no-demo'].includes(arg));
  if (unknown) throw new Stop(`Unknown option ${unknown}. There are --detach, --fresh and --no-demo.`);
  await setUp();
  return args.includes('--detach') ? detached(args) : foreground(args);
});

/** It idles beside the system for days: a small heap. */
function supervisor(args) {
  const { command, args: full, options } = typescript('scripts/start/main.ts', args);
  return { command, args: ['--max-old-space-size=64', '--max-semi-space-size=2', ...full], options };
}

function foreground(args) {
  const { command, args: full, options } = supervisor(args);
  const child = spawn(command, full, { ...options, stdio: ['inherit', 'inherit', 'inherit', 'ipc'] });
  process.on('SIGINT', () => {}); // the terminal sends it to the supervisor as well
  for (const signal of ['SIGTERM', 'SIGHUP']) process.on(signal, () => child.kill(signal));
  const begun = ancestors();
  const watch = setInterval(() => {
    if (ancestors() !== begun && child.connected) child.disconnect(); // npm was killed
  }, 1000);
  watch.unref();
  return new Promise((resolve) => child.once('exit', (code) => resolve(code ?? 1)));
}

/** npm and the shell between it and us, when npm started us: both must live on. */
function ancestors() {
  if (process.env.npm_lifecycle_event !== 'start') return '';
  const stat = `/proc/${process.ppid}/stat`;
  if (!fs.existsSync(stat)) return String(process.ppid);
  const text = fs.readFileSync(stat, 'utf8');
  return `${process.ppid} ${text.slice(text.lastIndexOf(')') + 2).split(' ')[1]}`;
}

function detached(args) {
  const log = path.join(process.env.NETSIGN_RUN || path.join(root, '.run'), 'logs', 'start.log');
  fs.mkdirSync(path.dirname(log), { recursive: true });
  const output = fs.openSync(log, 'w');
  const { command, args: full, options } = supervisor(args);
  const child = spawn(command, full, { ...options, detached: true, stdio: ['ignore', output, output, 'ipc'] });
  fs.closeSync(output);
  let shown = 0;
  const show = () => {
    const text = fs.readFileSync(log);
    process.stdout.write(text.subarray(shown));
    shown = text.length;
  };
  const follow = setInterval(show, 100);
  return new Promise((resolve) => {
    const end = (code) => {
      clearInterval(follow);
      show();
      if (child.connected) child.disconnect();
      child.unref();
      resolve(code);
    };
    process.once('SIGINT', () => child.kill('SIGTERM'));
    process.once('SIGTERM', () => child.kill('SIGTERM'));
    child.once('message', () => end(0)); // ready
    child.once('exit', (code) => end(code ?? 1));
  });
}

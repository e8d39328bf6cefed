import path from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { livingPid } from '../servers/processes.js';
import { runFolder } from './run-state.js';
import { clearLeftovers } from './system.js';

/* npm stop: asks the supervisor to end everything and waits for it; ends what a killed one left behind. */

const folder = runFolder();
const file = path.join(folder, 'pids', 'supervisor.json');
const pid = livingPid(file);
if (pid !== null) {
  process.kill(pid, 'SIGTERM');
  for (const deadline = Date.now() + 60_000; livingPid(file) !== null && Date.now() < deadline; ) await sleep(100);
  if (livingPid(file) !== null) process.kill(pid, 'SIGKILL');
}
const left = await clearLeftovers(folder);
console.log(pid !== null || left > 0 ? 'Stopped.' : 'It was not running.');

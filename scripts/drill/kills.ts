import { setTimeout as sleep } from 'node:timers/promises';
import { readState, type PartState } from '../start/run-state.js';
import { answersOk, readyUrl } from '../start/system.js';

/** One kill and how long it took until the part was ready again, in milliseconds; null when it did not come back in time. */
export interface Kill { readonly part: string; readonly recoveredMs: number | null; readonly acknowledged: number }

const RECOVERS_WITHIN_MS = 120_000;
const LOOK_EVERY_MS = 50;

/** Parts that die in a drill; the sandbox is the outside world and stays. */
const SPARED = ['sandbox'];

/** Every part that may be killed, in the order they stand in the run state. */
export const mortalParts = (folder: string): string[] => partsOf(folder).map(({ part }) => part).filter((part) => !SPARED.includes(part));

/** kill −9 of one part; resolves when the supervisor has it ready again. */
export async function kill(folder: string, part: string): Promise<number | null> {
  const { pid } = stateOf(folder, part);
  const begun = performance.now();
  process.kill(pid, 'SIGKILL');
  while (performance.now() - begun < RECOVERS_WITHIN_MS) {
    await sleep(LOOK_EVERY_MS);
    const now = stateOf(folder, part);
    const isAnother = now.state === 'ready' && now.pid !== pid;
    if (isAnother && (!now.address.startsWith('http') || (await answersOk(readyUrl(part, now.address))))) return Math.round(performance.now() - begun);
  }
  return null;
}

function stateOf(folder: string, part: string): PartState {
  const state = partsOf(folder).find((one) => one.part === part);
  if (!state) throw new Error(`The system has no part ${part}.`);
  return state;
}

function partsOf(folder: string): PartState[] {
  const state = readState(folder);
  if (!state) throw new Error('The system is not running any more.');
  return state.parts;
}

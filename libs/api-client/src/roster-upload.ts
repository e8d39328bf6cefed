import type { OutputOf, nationalSyncApi } from '@netsign/contracts';
import { ApiProblem, isUncertain } from './problem.js';
import type { NationalSyncClient } from './services.js';

type Roster = OutputOf<typeof nationalSyncApi.getRoster>;

/** Bytes of one part: small enough to be sent again without grief. */
const PART_BYTES = 2_000_000;
const PAUSE_MS = { first: 500, most: 10_000 };

export interface SendRosterOptions {
  /** An upload that broke off: goes on where the platform says. */
  readonly resume?: Pick<Roster, 'id'>;
  readonly signal?: AbortSignal;
  /** Called with the upload as it stands, after each part and while the line is down (`waiting`). */
  readonly onProgress?: (roster: Roster, waiting: boolean) => void;
  /** Gives up after so many seconds without an answer; default: never, the caller has the signal. */
  readonly patience?: number;
}

/**
 * Sends a workbook in parts and answers when the last one has come in; its check then goes on by itself. A part of which it is not known
 * whether it arrived is followed by the question how much has: so a broken line costs one part, and a reload nothing. Throws `ApiProblem`
 * for what the platform refuses, and the signal's reason.
 */
export async function sendRoster(client: NationalSyncClient, about: { year: number; fileName: string }, file: Blob | Uint8Array, options: SendRosterOptions = {}): Promise<Roster> {
  const { resume, signal, onProgress, patience = Infinity } = options;
  const size = file instanceof Uint8Array ? file.length : file.size;
  let roster = await patiently(() => (resume === undefined ? client.beginRoster({ ...about, bytes: size }, { signal }) : client.getRoster({ id: resume.id }, { signal })), { signal, patience });
  onProgress?.(roster, false);
  while (roster.status === 'receiving') {
    const { id, received } = roster;
    const part = file.slice(received, received + PART_BYTES);
    try {
      roster = await client.sendRosterPart({ id, offset: received }, { file: part, signal });
    } catch (error) {
      if (!isUncertain(error) && !isOutOfStep(error)) throw error;
      onProgress?.(roster, true);
      roster = await patiently(() => client.getRoster({ id }, { signal }), { signal, patience });
    }
    onProgress?.(roster, false);
  }
  return roster;
}

/** Another call, or one thought lost, has brought the upload further. */
const isOutOfStep = (error: unknown): boolean => error instanceof ApiProblem && ['UPLOAD_OFFSET', 'VERSION_CHANGED', 'ROSTER_NOT_RECEIVING'].includes(error.code);

/** Asks again while no answer comes, later each time. A begun upload whose answer was lost is left to be forgotten: nothing came in under it. */
async function patiently<T>(ask: () => Promise<T>, { signal, patience }: { signal: AbortSignal | undefined; patience: number }): Promise<T> {
  const until = Date.now() + patience * 1000;
  for (let pause = PAUSE_MS.first; ; pause = Math.min(pause * 2, PAUSE_MS.most)) {
    try {
      return await ask();
    } catch (error) {
      if (!isUncertain(error) || Date.now() + pause > until) throw error;
    }
    await delay(pause, signal);
  }
}

/** Reads an upload until nothing is being done with it any more. For programs; pages are told. */
export async function settledRoster(client: NationalSyncClient, id: string, { signal, everyMs = 50 }: { signal?: AbortSignal; everyMs?: number } = {}): Promise<Roster> {
  for (;;) {
    const roster = await client.getRoster({ id }, { signal });
    if (!['receiving', 'checking', 'importing'].includes(roster.status)) return roster;
    await delay(everyMs, signal);
  }
}

const delay = (ms: number, signal: AbortSignal | undefined): Promise<void> =>
  new Promise((resolve, reject) => {
    const ended = () => { clearTimeout(timer); reject(signal!.reason as Error); };
    const timer = setTimeout(() => { signal?.removeEventListener('abort', ended); resolve(); }, ms);
    if (signal?.aborted === true) ended();
    signal?.addEventListener('abort', ended, { once: true });
  });

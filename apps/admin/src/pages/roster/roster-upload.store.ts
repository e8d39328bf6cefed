import { useSyncExternalStore } from 'react';
import { sendRoster } from '@netsign/api-client';
import type { RosterView } from '@netsign/contracts';
import { nationalSync } from '../../platform.js';

/** The one upload of this tab. It outlives the page that began it: one may go and look at something else meanwhile. */
export interface Sending {
  readonly file: File;
  /** As the platform last stated it; null before it has answered at all. */
  readonly roster: RosterView | null;
  /** No answer comes at the moment; it is tried again. */
  readonly waiting: boolean;
  /** Why it has ended unfinished. */
  readonly problem: unknown;
}

let sending: Sending | null = null;
let running: AbortController | null = null;
const listeners = new Set<() => void>();

function set(next: Sending | null): void {
  sending = next;
  for (const listener of listeners) listener();
}

/** Begins to send, or goes on with `resume`. Answers the upload once all of it has come in; null when it was stopped or refused. */
export async function send(file: File, year: number, resume?: RosterView): Promise<RosterView | null> {
  if (running !== null) return null;
  const { signal } = running = new AbortController();
  set({ file, roster: resume ?? null, waiting: false, problem: null });
  window.addEventListener('beforeunload', askBeforeLeaving);
  try {
    const roster = await sendRoster(nationalSync, { year, fileName: file.name }, file, {
      signal, resume, onProgress: (standing, waiting) => { set({ file, roster: standing, waiting, problem: null }); },
    });
    set(null);
    return roster;
  } catch (error) {
    set(signal.aborted ? null : { file, roster: sending?.roster ?? null, waiting: false, problem: error });
    return null;
  } finally {
    running = null;
    window.removeEventListener('beforeunload', askBeforeLeaving);
  }
}

/** Ends the sending; what has come in stays with the platform until somebody goes on or cancels it. */
export const pause = (): void => { running?.abort(); };

/** Nothing is lost, but the reader should know that the bytes stop here. */
const askBeforeLeaving = (event: BeforeUnloadEvent): void => { event.preventDefault(); };

export const useSending = (): Sending | null =>
  useSyncExternalStore(listener => { listeners.add(listener); return () => { listeners.delete(listener); }; }, () => sending);

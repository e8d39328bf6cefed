import path from 'node:path';
import { demoWorld } from '../demo/people.js';
import { askAgain } from '../people/ask-again.js';
import { runFolder } from '../start/run-state.js';
import type { Reached } from '../start/reach.js';
import { AgreementsDatabase } from './agreements-database.js';
import { Disagreement, type Boards } from './boards.js';
import { EventTail } from './event-tail.js';
import { Stage, type Journey } from './stage.js';
import { StepRecord, Surprise, type Step } from './step-record.js';

/** A journey as it went; `boards` holds nulls where it ended before they were read. */
export interface Played {
  readonly journey: string;
  readonly ok: boolean;
  readonly steps: readonly Step[];
  readonly boards: Boards | Readonly<Record<keyof Boards, null>>;
}

export interface PlayOptions {
  readonly school: string | null;
  /** Seconds for which requests without an answer are repeated. */
  readonly patience: number;
  readonly onStep: (step: Step) => void;
  /** A sentence for people when the journey was not as it must be. */
  readonly onSurprise: (sentence: string) => void;
}

const UNREAD = { department: null, school: null, province: null, ministry: null, recount: null, difference: null };

/** Plays one journey against a running system. Never throws for what the system does: that is a surprise, and told as one. */
export async function play(journey: Journey, reached: Reached, { school, patience, onStep, onSurprise }: PlayOptions): Promise<Played> {
  const { gatewayUrl, sandboxUrl, opsToken } = reached;
  const tail = await askAgain(() => EventTail.open(reached.kafkaBrokers, journey.topics), () => true, patience);
  const database = new AgreementsDatabase(reached.databaseUrl('agreements'), patience);
  const record = new StepRecord(tail, onStep, patience);
  const claims = path.join(runFolder(), 'journeys');
  const stage = new Stage({ gatewayUrl, sandboxUrl, opsToken, patience }, demoWorld(), record, database, claims, school);
  let boards: Played['boards'] = UNREAD;
  try {
    boards = await journey.play(stage);
    return { journey: journey.name, ok: true, steps: record.steps, boards };
  } catch (error) {
    if (error instanceof Disagreement) boards = error.boards;
    onSurprise(error instanceof Surprise ? error.message : (error as Error).stack ?? String(error));
    return { journey: journey.name, ok: false, steps: record.steps, boards };
  } finally {
    await Promise.allSettled([tail.close(), database.close()]);
  }
}

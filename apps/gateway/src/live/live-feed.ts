import { Envelope, Signal, type Topic } from '@netsign/contracts';
import { z } from 'zod';

/** What a page is told: that something it may show has changed. Which facts, it asks for itself. */
export interface Notice { kind: string; id: string; version: number | null }

export interface Heard { notice: Notice; audience: string[] }

const Meant = Envelope.pick({ type: true, subject: true, caseversion: true, audience: true });
const Said = z.union([
  Meant.transform(({ type, subject, caseversion, audience }) => ({ kind: type, id: subject, version: caseversion, audience })),
  Signal.transform(signal => ({ ...signal, version: null })),
]);

/** The topics whose facts and signals change what is on a screen. Not `cohort-keys`: nobody sees a key. */
export const heardTopics: readonly Topic[] = ['agreements', 'ledger', 'organisations', 'employers', 'graduates', 'signals'];

/** Reads what was said on a topic, or null: what breaks its contract is parked by those who need it, and of no use here. */
export function readHeard(body: string): Heard | null {
  let said: unknown;
  try {
    said = JSON.parse(body);
  } catch {
    return null;
  }
  const read = Said.safeParse(said);
  if (!read.success) return null;
  const { audience, ...notice } = read.data;
  return { notice, audience: audience.split(',').filter(name => name !== '') };
}

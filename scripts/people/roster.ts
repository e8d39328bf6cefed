import { sendRoster, settledRoster, type NationalSyncClient } from '@netsign/api-client';
import type { RosterView } from '@netsign/contracts';

const PATIENCE = 60; // seconds without an answer

/** Brings a roster in as a school would: sends it, waits for its check, confirms, waits for its import. Fails with what the platform says against it. */
export async function bringRoster(client: NationalSyncClient, about: { year: number; fileName: string }, file: Uint8Array): Promise<RosterView> {
  const { id } = await sendRoster(client, about, file, { patience: PATIENCE });
  const checked = await settledRoster(client, id);
  if (checked.status !== 'checked') throw new Error(`the roster is ${checked.status}: ${checked.code ?? `${checked.problemCount} problems`}`);
  await client.confirmRoster({ id });
  const done = await settledRoster(client, id);
  if (done.status !== 'imported') throw new Error(`the import has ${done.status}: ${done.code ?? ''}`);
  return done;
}

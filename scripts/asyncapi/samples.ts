import fs from 'node:fs';
import path from 'node:path';
import type { Envelope } from '@netsign/contracts';
import { cloneRoot } from '../servers/folders.js';

/*
 * One recorded message of every kind of event, as a spec's service once wrote it. Kept as it was: what was published must be
 * readable for ever. New kinds are recorded by `RECORD_SAMPLES=1 npm run jest -- --selectProjects <service>`.
 */

const folder = (): string => path.join(cloneRoot(), 'docs', 'asyncapi', 'samples');
const fileOf = (type: string): string => path.join(folder(), `${type}.json`);

export const sampleOf = (type: string): Envelope | null => (fs.existsSync(fileOf(type)) ? (JSON.parse(fs.readFileSync(fileOf(type), 'utf8')) as Envelope) : null);

/** The kinds of events that have a sample, by name. */
export const sampleTypes = (): string[] => (fs.existsSync(folder()) ? fs.readdirSync(folder()).map(file => path.basename(file, '.json')).sort() : []);

/** Keeps the first of each kind that has none yet. */
export function keepSamples(envelopes: readonly Envelope[]): void {
  fs.mkdirSync(folder(), { recursive: true });
  for (const envelope of envelopes) if (!fs.existsSync(fileOf(envelope.type))) fs.writeFileSync(fileOf(envelope.type), `${JSON.stringify(envelope, null, 2)}\n`);
}

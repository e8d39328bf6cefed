import { Inject, Injectable, Logger, OnApplicationShutdown } from '@nestjs/common';
import { randomBytes } from 'node:crypto';
import { mkdir, open, readFile, rename } from 'node:fs/promises';
import path from 'node:path';
import { realmNames } from '../cas/realm.js';
import type { Attributes, Realm } from '../cas/realm.js';
import { CONFIG } from '../config.js';
import type { SandboxConfig } from '../config.js';
import { whereItHappened } from '../problem.filter.js';
import { StateFile } from './state.schema.js';

export interface StoredAccount {
  /** scrypt of the password with the realm's salt, base64. */
  hash: string;
  attributes: Attributes;
}

export interface Message {
  id: number;
  /** ISO 8601, real time. */
  at: string;
  to: string;
  subject?: string;
  text: string;
}

export interface SandboxState {
  realms: Record<Realm, { salt: string; accounts: Map<string, StoredAccount> }>;
  sms: Message[];
  mail: Message[];
  clock: { offsetMs: number };
}

/** A message need not outlive a power cut, so many share one write. */
const GATHER_MS = 250;

/** The sandbox's state: in memory for reading, in one file for the next start. Writes never overlap and replace the file whole. */
@Injectable()
export class StateStore implements OnApplicationShutdown {
  state: SandboxState;
  private readonly logger = new Logger('sandbox');
  private lastWrite: Promise<void> = Promise.resolve();
  private waitingWrite?: Promise<void>;
  private gathering?: NodeJS.Timeout;

  constructor(@Inject(CONFIG) private readonly config: SandboxConfig) {}

  /**
   * Reads the file; a file that is not there is an empty world.
   * @throws Error naming the file when it is not a state file: nothing is thrown away silently.
   */
  async load(): Promise<void> {
    const text = await readFile(this.config.stateFile, 'utf8').catch((error: NodeJS.ErrnoException) => {
      if (error.code === 'ENOENT') return null;
      throw error;
    });
    this.state = text === null ? emptyState() : parse(text, this.config.stateFile);
  }

  /** Resolves when what the state holds now is on the disk. Callers that come while a write runs share the next one. */
  save(): Promise<void> {
    this.waitingWrite ??= this.lastWrite.then(() => {
      this.waitingWrite = undefined;
      return this.write();
    });
    const write = this.waitingWrite;
    this.lastWrite = write.catch(() => undefined); // the caller gets the failure; the next write is tried all the same
    return write;
  }

  /** Saves within a moment, without anyone waiting for it. */
  saveSoon(): void {
    this.gathering ??= setTimeout(() => {
      this.gathering = undefined;
      this.save().catch((error: unknown) => this.logger.error(`The state file could not be written. ${whereItHappened(error)}`));
    }, GATHER_MS);
  }

  async onApplicationShutdown(): Promise<void> {
    if (this.gathering) {
      clearTimeout(this.gathering);
      this.gathering = undefined;
      await this.save();
    }
    await this.lastWrite;
  }

  /** Only the owner of the process may read the file: it holds names and numbers. */
  private async write(): Promise<void> {
    const { stateFile } = this.config;
    await mkdir(path.dirname(stateFile), { recursive: true });
    const beside = `${stateFile}.new`;
    const file = await open(beside, 'w', 0o600);
    try {
      await file.writeFile(format(this.state));
      await file.sync();
    } finally {
      await file.close();
    }
    await rename(beside, stateFile);
  }
}

function emptyState(): SandboxState {
  const realm = () => ({ salt: randomBytes(16).toString('base64'), accounts: new Map<string, StoredAccount>() });
  return { realms: { chsi: realm(), jygl: realm(), xzyw: realm() }, sms: [], mail: [], clock: { offsetMs: 0 } };
}

function parse(text: string, file: string): SandboxState {
  let json: unknown;
  try {
    json = JSON.parse(text);
  } catch {
    throw unreadable(file);
  }
  const read = StateFile.safeParse(json);
  if (!read.success) throw unreadable(file);
  const { realms, sms, mail, clock } = read.data;
  const realm = (name: Realm) => ({ salt: realms[name].salt, accounts: new Map<string, StoredAccount>(realms[name].accounts) });
  return { realms: { chsi: realm('chsi'), jygl: realm('jygl'), xzyw: realm('xzyw') }, sms, mail, clock };
}

function unreadable(file: string): Error {
  return new Error(`${file} is not a state file of this sandbox. Put the right one there, or delete it to begin empty.`);
}

function format(state: SandboxState): string {
  const realms = Object.fromEntries(
    realmNames.map((name) => [name, { salt: state.realms[name].salt, accounts: [...state.realms[name].accounts] }]),
  );
  return JSON.stringify({ version: 1, realms, sms: state.sms, mail: state.mail, clock: state.clock });
}

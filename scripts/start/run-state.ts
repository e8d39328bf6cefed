import { generateKeyPairSync, randomBytes } from 'node:crypto';
import fs from 'node:fs';
import path from 'node:path';
import { cloneRoot } from '../servers/folders.js';
import { freePort, portIsFree } from '../servers/processes.js';

/** The folder of one running system: logs, pid files, data, secrets, ports, state. */
export function runFolder(): string {
  return process.env.NETSIGN_RUN || path.join(cloneRoot(), '.run');
}

export interface PartState {
  part: string;
  address: string;
  pid: number;
  state: 'starting' | 'ready' | 'restarting' | 'stopped';
}

export interface SystemState {
  supervisor: number;
  ready: boolean;
  gatewayUrl: string;
  sandboxUrl: string;
  opsToken: string;
  parts: PartState[];
}

/** Written whole and renamed, so that a reader never sees half of it. Only the owner may read it: it holds the ops token. */
export function writeState(folder: string, state: SystemState): void {
  const file = path.join(folder, 'state.json');
  fs.writeFileSync(`${file}.new`, JSON.stringify(state, null, 2), { mode: 0o600 });
  fs.renameSync(`${file}.new`, file);
}

export function readState(folder: string): SystemState | null {
  const file = path.join(folder, 'state.json');
  return fs.existsSync(file) ? (JSON.parse(fs.readFileSync(file, 'utf8')) as SystemState) : null;
}

export interface Secrets {
  databasePassword: string;
  opsToken: string;
  platformKey: string;
  actorPrivateKey: string;
  actorPublicKey: string;
  proofPrivateKey: string;
  proofPublicKey: string;
}

/** The installation's secrets, made once. */
export function secrets(folder: string): Secrets {
  const file = path.join(folder, 'data', 'secrets.json');
  if (fs.existsSync(file)) return JSON.parse(fs.readFileSync(file, 'utf8')) as Secrets;
  const made = makeSecrets();
  fs.mkdirSync(path.dirname(file), { recursive: true });
  fs.writeFileSync(`${file}.new`, JSON.stringify(made, null, 2), { mode: 0o600 });
  fs.renameSync(`${file}.new`, file);
  return made;
}

/** New secrets. Keys are Ed25519, PEM in base64; the platform key is 32 bytes in base64. */
export function makeSecrets(): Secrets {
  const actor = keyPair();
  const proof = keyPair();
  return {
    databasePassword: randomBytes(24).toString('base64url'),
    opsToken: randomBytes(24).toString('base64url'),
    platformKey: randomBytes(32).toString('base64'),
    actorPrivateKey: actor.privateKey,
    actorPublicKey: actor.publicKey,
    proofPrivateKey: proof.privateKey,
    proofPublicKey: proof.publicKey,
  };
}

function keyPair(): { privateKey: string; publicKey: string } {
  const pair = generateKeyPairSync('ed25519', {
    privateKeyEncoding: { type: 'pkcs8', format: 'pem' },
    publicKeyEncoding: { type: 'spki', format: 'pem' },
  });
  const base64 = (pem: string): string => Buffer.from(pem).toString('base64');
  return { privateKey: base64(pair.privateKey), publicKey: base64(pair.publicKey) };
}

/**
 * The port of each part: those fixed by the caller as they are, the others as in the last run if still free, so that
 * a bookmark or a debugger's setting lasts.
 */
export async function choosePorts(folder: string, parts: string[], fixed: Record<string, number>): Promise<Record<string, number>> {
  const file = path.join(folder, 'ports.json');
  const last = fs.existsSync(file) ? (JSON.parse(fs.readFileSync(file, 'utf8')) as Record<string, number>) : {};
  const ports: Record<string, number> = {};
  for (const part of parts) {
    if (fixed[part]) {
      ports[part] = fixed[part];
      continue;
    }
    let port = last[part];
    while (!port || Object.values(ports).includes(port) || !(await portIsFree(port))) port = await freePort();
    ports[part] = port;
  }
  fs.writeFileSync(file, JSON.stringify(ports, null, 2));
  return ports;
}

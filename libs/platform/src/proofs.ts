import { createPrivateKey, createPublicKey, sign, verify, type KeyObject } from 'node:crypto';
import { AppError } from '@netsign/contracts';
import { z } from 'zod';
import type { By } from './commands.js';
import type { Tx } from './database/tx.js';

/** What a second factor was given for: this person, this act, this case at this version, this text. Times in seconds. */
const ProofClaims = z.object({ sub: z.uuid(), endpoint: z.string(), caseId: z.uuid(), caseVersion: z.number().int(), textHash: z.string(), jti: z.uuid(), exp: z.number().int() });
export type ProofClaims = z.infer<typeof ProofClaims>;

const encode = (value: Buffer | string) => Buffer.from(value).toString('base64url');
const keys = new Map<string, KeyObject>();
const keyOf = (pem: string, make: (pem: string) => KeyObject): KeyObject => { let key = keys.get(pem); if (!key) keys.set(pem, (key = make(pem))); return key; };

/** Signs a proof with identity's Ed25519 key: `<claims>.<signature>` in base64url. */
export function signProof(claims: ProofClaims, privateKeyPem: string): string {
  const body = encode(JSON.stringify(claims));
  return `${body}.${encode(sign(null, Buffer.from(body), keyOf(privateKeyPem, createPrivateKey)))}`;
}

/**
 * Verifies a proof against the act at hand and returns its `jti`, which the command burns in its own transaction.
 * Throws PROOF_INVALID, PROOF_EXPIRED or PROOF_FOR_ANOTHER_ACT. `nowMs` is real time: proofs live five real minutes.
 */
export function verifyProof(proof: string, act: Omit<ProofClaims, 'jti' | 'exp'>, publicKeyPem: string, nowMs: number): string {
  const [body = '', signature = ''] = proof.split('.');
  if (!verify(null, Buffer.from(body), keyOf(publicKeyPem, createPublicKey), Buffer.from(signature, 'base64url'))) throw new AppError('PROOF_INVALID');
  const claims = ProofClaims.safeParse(JSON.parse(Buffer.from(body, 'base64url').toString('utf8')));
  if (!claims.success) throw new AppError('PROOF_INVALID');
  if (claims.data.exp * 1000 <= nowMs) throw new AppError('PROOF_EXPIRED');
  const fits = (Object.keys(act) as (keyof typeof act)[]).every(key => claims.data[key] === act[key]);
  if (!fits) throw new AppError('PROOF_FOR_ANOTHER_ACT');
  return claims.data.jti;
}

/** Spends the proof that an actor gives with an act on one case at one version and text: good once, in the act's own transaction. Throws as `verifyProof`; a second use is PROOF_USED. */
export function burnProof(tx: Tx, by: By, { proof, ...act }: { proof: string; caseId: string; caseVersion: number; textHash: string }, publicKeyPem: string): void {
  const jti = verifyProof(proof, { sub: by.actor.account, endpoint: by.endpoint, ...act }, publicKeyPem, Date.now());
  tx.insert('burnt_proof', { jti, account: by.actor.account });
}

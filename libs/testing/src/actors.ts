import { generateKeyPairSync, createHash } from 'node:crypto';
import type { Actor } from '@netsign/contracts';
import { mintActorToken, signProof, uuidv7, type ProofClaims } from '@netsign/platform';

const pair = () => {
  const { publicKey, privateKey } = generateKeyPairSync('ed25519');
  return { publicKey: publicKey.export({ type: 'spki', format: 'pem' }).toString(), privateKey: privateKey.export({ type: 'pkcs8', format: 'pem' }).toString() };
};
/** Keys of this run of specs: the gateway's for actors, identity's for proofs. */
export const actorKeys = pair();
export const proofKeys = pair();

/** A stable uuid from a name, so that specs can speak of 'gao' and mean the same person. */
export const uuidOf = (name: string): string => {
  const hex = createHash('sha256').update(name).digest('hex');
  return `${hex.slice(0, 8)}-${hex.slice(8, 12)}-7${hex.slice(13, 16)}-8${hex.slice(17, 20)}-${hex.slice(20, 32)}`;
};

const account = (name: string) => ({ account: uuidOf(`account ${name}`), session: uuidOf(`session ${name}`) });
/** The keys by which a graduate belongs to 院系, school and province. */
export interface Place { readonly department: string; readonly school: string; readonly province: string }

export const graduateActor = (graduate: string, place: Place, confirmed = true): Actor => ({ ...account(graduate), role: 'graduate', graduate, ...place, confirmed });
export const employerActor = (employer: string): Actor => ({ ...account(employer), role: 'employer', employer });
export const departmentActor = (place: Place, name = 'one'): Actor => ({ ...account(`${place.department} ${name}`), role: 'department', ...place });
export const schoolActor = ({ school, province }: Omit<Place, 'department'>, name = 'one'): Actor => ({ ...account(`${school} ${name}`), role: 'school', school, province });
export const provinceActor = (province: string): Actor => ({ ...account(`province ${province}`), role: 'province', province });
export const ministryActor = (): Actor => ({ ...account('ministry'), role: 'ministry' });

export const tokenOf = (actor: Actor | { role: 'gateway' }): string => mintActorToken(actor, actorKeys.privateKey, Date.now());

/** A second-factor proof as identity would give it. */
export const proofOf = (actor: Actor, act: Omit<ProofClaims, 'sub' | 'jti' | 'exp'>, over: Partial<ProofClaims> = {}): string =>
  signProof({ sub: actor.account, jti: uuidv7(), exp: Math.floor(Date.now() / 1000) + 300, ...act, ...over }, proofKeys.privateKey);

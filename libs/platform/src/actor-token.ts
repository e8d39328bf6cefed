import { createPublicKey, KeyObject, sign, verify } from 'node:crypto';
import { Actor, AppError } from '@netsign/contracts';
import { z } from 'zod';

/** Who calls: a person by way of the gateway, or the gateway itself for the few endpoints only it may use. */
export const Claims = z.union([Actor.strict(), z.strictObject({ role: z.literal('gateway') })]);
export type Claims = Actor | { role: 'gateway' };

/** A token is good for this long; long enough for a slow call, short enough that an ended session is soon ended everywhere. */
export const TOKEN_LIFE_MS = 60_000;

/** Verified tokens remembered at once by one service. A token is some 500 bytes, so this is a few megabytes at most. */
const REMEMBERED = 10_000;

const HEADER = Buffer.from('{"alg":"EdDSA","typ":"JWT"}').toString('base64url');

/**
 * States who acts, signed by the gateway: a JWT (EdDSA) with the claims and `exp`, in whole seconds, rounded down
 * so that no token lives longer than promised. `privateKey` is Ed25519; a key object spares reading the PEM each time.
 */
export function mintActorToken(claims: Claims, privateKey: KeyObject | string, nowMs: number): string {
  const payload = Buffer.from(JSON.stringify({ ...claims, exp: Math.floor((nowMs + TOKEN_LIFE_MS) / 1000) })).toString('base64url');
  const signed = `${HEADER}.${payload}`;
  return `${signed}.${sign(null, Buffer.from(signed), privateKey).toString('base64url')}`;
}

interface Verified { claims: Claims; expiresAtMs: number }

/**
 * Believes tokens signed by the key's owner. The signature of one token is checked once and remembered by the
 * token's string; its expiry is checked at every call. `publicKey` is Ed25519, a key object or PEM. Throws NOT_SIGNED_IN for anything else.
 */
export function createTokenVerifier(publicKey: KeyObject | string): (token: string, nowMs: number) => Claims {
  const key = publicKey instanceof KeyObject ? publicKey : createPublicKey(publicKey);
  const remembered = new Map<string, Verified>();
  return (token, nowMs) => {
    let verified = remembered.get(token);
    if (!verified) {
      verified = readToken(token, key);
      // The oldest goes first: all live equally long, so it is the first to expire.
      if (remembered.size >= REMEMBERED) remembered.delete(remembered.keys().next().value!);
      remembered.set(token, verified);
    }
    if (nowMs >= verified.expiresAtMs) {
      remembered.delete(token);
      throw new AppError('NOT_SIGNED_IN');
    }
    return verified.claims;
  };
}

const Payload = z.looseObject({ exp: z.number().int() });

function readToken(token: string, publicKey: KeyObject): Verified {
  const [header, payload, signature, ...rest] = token.split('.');
  // The header is compared, never obeyed: no other algorithm is possible.
  if (header !== HEADER || !payload || !signature || rest.length > 0) throw new AppError('NOT_SIGNED_IN');
  const genuine = verify(null, Buffer.from(`${header}.${payload}`), publicKey, Buffer.from(signature, 'base64url'));
  if (!genuine) throw new AppError('NOT_SIGNED_IN');
  const { exp, ...claims } = Payload.parse(JSON.parse(Buffer.from(payload, 'base64url').toString()));
  return { claims: Claims.parse(claims), expiresAtMs: exp * 1000 };
}

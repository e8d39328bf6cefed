import { generateKeyPairSync, randomUUID } from 'node:crypto';
import { type Actor, AppError } from '@netsign/contracts';
import { createTokenVerifier, mintActorToken, TOKEN_LIFE_MS } from './actor-token.js';

const gateway = generateKeyPairSync('ed25519');
const stranger = generateKeyPairSync('ed25519');
const now = 1_800_000_000_000;
const actor = (): Actor => ({ account: randomUUID(), session: randomUUID(), role: 'school', school: '10999', province: '33' });

const codeOf = (act: () => unknown): string => {
  try {
    act();
  } catch (error) {
    return error instanceof AppError ? error.code : String(error);
  }
  return 'accepted';
};

describe('an actor token', () => {
  it('carries the actor unchanged', () => {
    const claims = actor();
    expect(createTokenVerifier(gateway.publicKey)(mintActorToken(claims, gateway.privateKey, now), now)).toEqual(claims);
  });

  it('carries the gateway itself', () => {
    const token = mintActorToken({ role: 'gateway' }, gateway.privateKey, now);
    expect(createTokenVerifier(gateway.publicKey)(token, now)).toEqual({ role: 'gateway' });
  });

  it('is refused after a minute, remembered or not', () => {
    const verifyToken = createTokenVerifier(gateway.publicKey);
    const token = mintActorToken(actor(), gateway.privateKey, now);
    expect(codeOf(() => verifyToken(token, now + TOKEN_LIFE_MS - 1))).toBe('accepted');
    expect(codeOf(() => verifyToken(token, now + TOKEN_LIFE_MS))).toBe('NOT_SIGNED_IN');
    expect(codeOf(() => createTokenVerifier(gateway.publicKey)(token, now + TOKEN_LIFE_MS))).toBe('NOT_SIGNED_IN');
  });

  it('is refused when another key signed it', () => {
    const token = mintActorToken(actor(), stranger.privateKey, now);
    expect(codeOf(() => createTokenVerifier(gateway.publicKey)(token, now))).toBe('NOT_SIGNED_IN');
  });

  it('is refused when its claims are changed after signing', () => {
    const [header, payload, signature] = mintActorToken(actor(), gateway.privateKey, now).split('.');
    const claims = JSON.parse(Buffer.from(payload, 'base64url').toString());
    const forged = Buffer.from(JSON.stringify({ ...claims, role: 'ministry' })).toString('base64url');
    expect(codeOf(() => createTokenVerifier(gateway.publicKey)(`${header}.${forged}.${signature}`, now))).toBe('NOT_SIGNED_IN');
  });

  it('is refused when its header names another algorithm', () => {
    const [, payload] = mintActorToken(actor(), gateway.privateKey, now).split('.');
    const header = Buffer.from('{"alg":"none","typ":"JWT"}').toString('base64url');
    const verifyToken = createTokenVerifier(gateway.publicKey);
    for (const token of [`${header}.${payload}.`, `${header}.${payload}.AAAA`, '', 'a.b.c', 'nonsense', `${header}.${payload}`])
      expect(codeOf(() => verifyToken(token, now))).toBe('NOT_SIGNED_IN');
  });

  it('still verifies when more tokens come by than are remembered', () => {
    const verifyToken = createTokenVerifier(gateway.publicKey);
    const first = mintActorToken(actor(), gateway.privateKey, now);
    verifyToken(first, now);
    for (let i = 1; i <= 10_000; i++) verifyToken(mintActorToken({ role: 'gateway' }, gateway.privateKey, now + i * 1000), now);
    expect(codeOf(() => verifyToken(first, now))).toBe('accepted');
  });

  it('is signed and verified by keys in PEM as well', () => {
    const privateKey = gateway.privateKey.export({ type: 'pkcs8', format: 'pem' }).toString();
    const publicKey = gateway.publicKey.export({ type: 'spki', format: 'pem' }).toString();
    expect(createTokenVerifier(publicKey)(mintActorToken({ role: 'gateway' }, privateKey, now), now)).toEqual({ role: 'gateway' });
  });
});

import { createCipheriv, createDecipheriv, createHmac, createSecretKey, type KeyObject } from 'node:crypto';
import { normaliseIdNumber, normalisePersonName, type Sealed } from '@netsign/contracts';
import { freshBytes } from './ids.js';

const keys = new WeakMap<Buffer, KeyObject>();

/** Node takes a key's bytes apart for every use; made once, sealing is twice and matching seven times as quick. */
function made(key: Buffer): KeyObject {
  let known = keys.get(key);
  if (known === undefined) keys.set(key, (known = createSecretKey(key)));
  return known;
}

/** HMAC-SHA-256 of the normalised ID number under the platform key, hex: finds a person without naming him. */
export const idMatch = (idNumber: string, platformKey: Buffer): string => createHmac('sha256', made(platformKey)).update(`id:${normaliseIdNumber(idNumber)}`).digest('hex');

/** The same for a name, so that a sign-in can be bound by both. */
export const nameMatch = (name: string, platformKey: Buffer): string => createHmac('sha256', made(platformKey)).update(`name:${normalisePersonName(name)}`).digest('hex');

/** AES-256-GCM; `key` is 32 bytes. */
export function seal(plain: string, key: Buffer): Sealed {
  const iv = freshBytes(12);
  const cipher = createCipheriv('aes-256-gcm', made(key), iv);
  const body = Buffer.concat([cipher.update(plain, 'utf8'), cipher.final()]);
  return { iv: iv.toString('base64'), tag: cipher.getAuthTag().toString('base64'), body: body.toString('base64') };
}

/** Opens what `seal` closed; throws when key or text were changed. */
export function unseal(sealed: Sealed, key: Buffer): string {
  const decipher = createDecipheriv('aes-256-gcm', made(key), Buffer.from(sealed.iv, 'base64'));
  decipher.setAuthTag(Buffer.from(sealed.tag, 'base64'));
  return Buffer.concat([decipher.update(Buffer.from(sealed.body, 'base64')), decipher.final()]).toString('utf8');
}

/** 330102********1234: enough to recognise one's own, too little to use. */
export const maskIdNumber = (idNumber: string): string => `${idNumber.slice(0, 4)}${'*'.repeat(Math.max(0, idNumber.length - 8))}${idNumber.slice(-4)}`;
/** 高* or 买**·***: who knows the person recognises him, who does not learns nothing. */
export const maskName = (name: string): string => [...name].map((char, at) => (at === 0 || char === '·' ? char : '*')).join('');
export const maskPhone = (phone: string): string => `${phone.slice(0, 3)}****${phone.slice(-4)}`;

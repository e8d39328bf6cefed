import { Injectable } from '@nestjs/common';
import { createHmac, randomBytes, scrypt } from 'node:crypto';

const REMEMBERED = 2_000;
/** 4 MB and some 10 ms a password: enough for invented accounts, light enough for a laptop that runs everything. */
const COST = { N: 4_096, r: 8, p: 1 };

/**
 * scrypt with the salt of a realm. A password that was hashed a moment ago is not hashed again, so a thousand accounts
 * with one demo password cost one scrypt. Passwords themselves are not kept: the memory goes by a keyed digest.
 */
@Injectable()
export class PasswordHasher {
  private readonly key = randomBytes(32);
  private readonly remembered = new Map<string, Promise<string>>();

  /** @param salt base64 @returns 32 bytes, base64 */
  hash(password: string, salt: string): Promise<string> {
    const digest = createHmac('sha256', this.key).update(`${salt}\n${password.normalize('NFC')}`).digest('base64');
    const known = this.remembered.get(digest);
    if (known) return known;
    const fresh = derive(password, salt);
    this.remembered.set(digest, fresh);
    if (this.remembered.size > REMEMBERED) this.remembered.delete(this.remembered.keys().next().value!);
    return fresh;
  }
}

function derive(password: string, salt: string): Promise<string> {
  return new Promise((resolve, reject) => {
    scrypt(password.normalize('NFC'), Buffer.from(salt, 'base64'), 32, COST, (error, key) => {
      if (error) reject(error);
      else resolve(key.toString('base64'));
    });
  });
}

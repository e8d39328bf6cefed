import type { KeyObject } from 'node:crypto';
import type { Actor } from '@netsign/contracts';
import { mintActorToken, TOKEN_LIFE_MS } from '@netsign/platform';

/** A token in use is replaced at half its life, so that none expires on its way. */
const REUSE_MS = TOKEN_LIFE_MS / 2;

export interface ActorToken { readonly text: string; readonly mintedAt: number }

/** Signs who acts. Signing costs more than all else here, so tokens are used again for half a minute. */
export class ActorTokens {
  private gateway: ActorToken | null = null;

  constructor(private readonly key: KeyObject) {}

  mint(actor: Actor): ActorToken {
    const now = Date.now();
    return { text: mintActorToken(actor, this.key, now), mintedAt: now };
  }

  /** The gateway speaking for itself. */
  own(): string {
    if (!this.gateway || !isFresh(this.gateway)) {
      const now = Date.now();
      this.gateway = { text: mintActorToken({ role: 'gateway' }, this.key, now), mintedAt: now };
    }
    return this.gateway.text;
  }
}

export const isFresh = (token: ActorToken): boolean => Date.now() - token.mintedAt < REUSE_MS;

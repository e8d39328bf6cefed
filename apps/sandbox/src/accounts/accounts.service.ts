import { Inject, Injectable } from '@nestjs/common';
import { timingSafeEqual } from 'node:crypto';
import { adminRoles, noteOn } from '../cas/realm.js';
import type { Attributes, Realm } from '../cas/realm.js';
import { CONFIG } from '../config.js';
import type { SandboxConfig } from '../config.js';
import { StateStore } from '../state/state.store.js';
import type { StoredAccount } from '../state/state.store.js';
import { PasswordHasher } from './password.hasher.js';

export interface AccountInput {
  account: string;
  password: string;
  attributes: Attributes;
}

/** What the login page shows of an account. */
export interface AccountCard {
  account: string;
  name: string;
  note: string;
}

const LISTED = 12;
const HASHED_AT_ONCE = 4;

/** The people who have an account with the outside systems. */
@Injectable()
export class AccountsService {
  constructor(
    private readonly store: StateStore,
    private readonly hasher: PasswordHasher,
    @Inject(CONFIG) private readonly config: SandboxConfig,
  ) {}

  /** Adds or replaces accounts, all of them or none; returns when they are on the disk. */
  async put(realm: Realm, inputs: AccountInput[]): Promise<{ added: number; replaced: number }> {
    const { salt, accounts } = this.store.state.realms[realm];
    const fresh = new Map<string, StoredAccount>();
    for (let at = 0; at < inputs.length; at += HASHED_AT_ONCE) {
      const some = inputs.slice(at, at + HASHED_AT_ONCE);
      const hashes = await Promise.all(some.map((input) => this.hasher.hash(input.password, salt)));
      some.forEach((input, i) => fresh.set(input.account, { hash: hashes[i], attributes: input.attributes }));
    }
    let replaced = 0;
    for (const [account, stored] of fresh) {
      if (accounts.has(account)) replaced += 1;
      accounts.set(account, stored);
    }
    await this.store.save();
    return { added: fresh.size - replaced, replaced };
  }

  count(realm: Realm): number {
    return this.store.state.realms[realm].accounts.size;
  }

  find(realm: Realm, account: string): StoredAccount | null {
    return this.store.state.realms[realm].accounts.get(account) ?? null;
  }

  /** True when the password is the account's. An unknown account takes as long as a known one. */
  async matches(realm: Realm, account: string, password: string): Promise<boolean> {
    const { salt, accounts } = this.store.state.realms[realm];
    const hash = Buffer.from(await this.hasher.hash(password, salt));
    const stored = accounts.get(account);
    return timingSafeEqual(Buffer.from(stored?.hash ?? hash.toString()), hash) && stored !== undefined;
  }

  /** Up to twelve accounts whose name, account or organisation contains the text; without a text the first twelve, widest tier first. */
  list(realm: Realm, text = ''): AccountCard[] {
    const wanted = text.trim().toLowerCase();
    const cards: (AccountCard & { tier: number })[] = [];
    for (const [account, { attributes }] of this.store.state.realms[realm].accounts) {
      const card = { account, name: attributes.name, note: noteOn(attributes) };
      if (wanted && !`${account}\n${card.name}\n${card.note}`.toLowerCase().includes(wanted)) continue;
      cards.push({ ...card, tier: 'role' in attributes ? adminRoles.indexOf(attributes.role) : 0 });
    }
    cards.sort((a, b) => a.tier - b.tier);
    return cards.slice(0, LISTED).map(({ account, name, note }) => ({ account, name, note }));
  }

  /** The demo password, if every one of these accounts has it; else null. */
  async demoPasswordOf(realm: Realm, cards: AccountCard[]): Promise<string | null> {
    const hash = await this.hasher.hash(this.config.demoPassword, this.store.state.realms[realm].salt);
    const all = cards.length > 0 && cards.every(({ account }) => this.find(realm, account)?.hash === hash);
    return all ? this.config.demoPassword : null;
  }
}

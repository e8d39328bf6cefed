import { createHash, timingSafeEqual } from 'node:crypto';
import { type Actor, AppError, type End } from '@netsign/contracts';
import { type ActorToken, type ActorTokens, isFresh } from './actor-tokens.js';
import type { IdentityClient } from './identity.client.js';

/** Sessions remembered at once; the longest unused go first. */
const REMEMBERED = 20_000;
/** Believed this long without asking identity; shorter while no signal could tell that a session has ended. */
const BELIEVED_MS = 5_000;
const BELIEVED_DEAF_MS = 1_000;
/** An ended session stays refused at least as long as an answer about it may be under way. */
const ENDED_KEPT_MS = 60_000;

export interface Session {
  /** Hash of end and secret: what we remember of the secret. */
  readonly key: string;
  readonly actor: Actor;
  readonly csrf: string;
  readonly expiresAt: number;
  readonly token: ActorToken;
  readonly askedAt: number;
}

/** What became of a session: `actor` is null when it has ended, else who acts in it now. */
export interface SessionChange { session: string; actor: Actor | null }

/** Who stands behind a cookie. Sessions live in identity; here they are remembered for seconds. */
export class SessionStore {
  private readonly known = new Map<string, Session>();
  private readonly keys = new Map<string, string>();
  private readonly asked = new Map<string, Promise<Session>>();
  private readonly ended = new Map<string, number>();
  private readonly listeners: ((change: SessionChange) => void)[] = [];

  /** `hears`: whether signals reach this process just now. */
  constructor(private readonly identity: IdentityClient, private readonly tokens: ActorTokens, private readonly hears: () => boolean) {}

  onChange(listener: (change: SessionChange) => void): void {
    this.listeners.push(listener);
  }

  /** Throws NOT_SIGNED_IN or SESSION_ENDED, or UNAVAILABLE while identity cannot be asked. */
  async get(end: End, secret: string | null): Promise<Session> {
    if (!secret) throw new AppError('NOT_SIGNED_IN');
    const key = createHash('sha256').update(`${end}:${secret}`).digest('base64url');
    const session = this.known.get(key);
    const now = Date.now();
    if (!session || now - session.askedAt >= (this.hears() ? BELIEVED_MS : BELIEVED_DEAF_MS) || now >= session.expiresAt) return this.ask(key, end, secret);
    return isFresh(session.token) ? session : this.remember({ ...session, token: this.tokens.mint(session.actor) });
  }

  /** Asks identity anew at the next request: who acts may have changed. */
  forget(session: Session): void {
    this.asked.delete(session.key);
    const known = this.known.get(session.key);
    // Kept with its token, so that a session that did not change costs no new signature.
    if (known) this.known.set(session.key, { ...known, askedAt: 0 });
  }

  /** Signals may have been missed: every session is asked about anew. */
  forgetAll(): void {
    for (const session of [...this.known.values()]) this.forget(session);
  }

  /** The session with this id is over, here and now. */
  end(id: string): void {
    const now = Date.now();
    for (const [old, at] of this.ended) if (now - at > ENDED_KEPT_MS) this.ended.delete(old);
    this.ended.set(id, now);
    this.drop(id);
    this.tell({ session: id, actor: null });
  }

  /** True when the header names this session's token against forged requests. */
  static knows(session: Session, csrf: unknown): boolean {
    if (typeof csrf !== 'string') return false;
    const [given, known] = [Buffer.from(csrf), Buffer.from(session.csrf)];
    return given.length === known.length && timingSafeEqual(given, known);
  }

  /** Requests that arrive together ask once. */
  private ask(key: string, end: End, secret: string): Promise<Session> {
    const underWay = this.asked.get(key);
    if (underWay) return underWay;
    const isCurrent = (): boolean => this.asked.get(key) === asking;
    const asking: Promise<Session> = this.resume(key, end, secret, isCurrent).finally(() => {
      if (isCurrent()) this.asked.delete(key);
    });
    this.asked.set(key, asking);
    return asking;
  }

  /** An answer overtaken by `forget` serves the request that asked, and is not remembered. */
  private async resume(key: string, end: End, secret: string, isCurrent: () => boolean): Promise<Session> {
    const askedAt = Date.now();
    const before = this.known.get(key);
    try {
      const { actor, csrf, expiresAt } = await this.identity.resume({ end, secret });
      if (this.ended.has(actor.session)) throw new AppError('SESSION_ENDED');
      const same = before !== undefined && JSON.stringify(before.actor) === JSON.stringify(actor);
      const token = same && isFresh(before.token) ? before.token : this.tokens.mint(actor);
      const session: Session = { key, actor, csrf, expiresAt: Date.parse(expiresAt), token, askedAt };
      if (!isCurrent()) return session;
      this.remember(session);
      if (before && !same) this.tell({ session: actor.session, actor });
      return session;
    } catch (error) {
      if (before && error instanceof AppError && error.status === 401) this.end(before.actor.session);
      throw error;
    }
  }

  private remember(session: Session): Session {
    this.known.delete(session.key);
    this.known.set(session.key, session);
    this.keys.set(session.actor.session, session.key);
    if (this.known.size > REMEMBERED) this.drop(this.known.values().next().value!.actor.session);
    return session;
  }

  private drop(id: string): void {
    const key = this.keys.get(id);
    if (key === undefined) return;
    this.keys.delete(id);
    this.known.delete(key);
    this.asked.delete(key);
  }

  private tell(change: SessionChange): void {
    for (const listener of this.listeners) listener(change);
  }
}

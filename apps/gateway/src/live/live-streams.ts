import type { ServerResponse } from 'node:http';
import type { Actor } from '@netsign/contracts';
import type { Session } from '../session/session.store.js';
import { namesOf } from './audience.js';
import type { Heard } from './live-feed.js';

/** A comment now and then keeps middle boxes from closing a silent stream, and finds browsers that went away. */
const HEARTBEAT_MS = 15_000;
/** A browser that leaves more than this unread is let go: when it comes back it reads everything again anyway. */
const UNREAD_BYTES = 64 * 1024;
/** One browser holds one stream per end; a few more are allowed for old ones not yet known to be gone. */
const STREAMS_PER_SESSION = 6;

interface Stream { raw: ServerResponse; session: string; expiresAt: number; names: string[]; beats: number }

/** While nothing can be heard here, every page reads again by itself once in so many heartbeats, not all in the same one. */
const DEAF_BEATS = 4;
const LOOK_AGAIN = 'data: {"kind":"look.again","id":"","version":null}\n\n';

const ENDED = 'data: {"kind":"session.ended","id":"","version":null}\n\n';

/** The open pages: who listens under which names. */
export class LiveStreams {
  private readonly byName = new Map<string, Set<Stream>>();
  private readonly bySession = new Map<string, Set<Stream>>();
  private readonly heartbeat: NodeJS.Timeout;
  private opened = 0;

  /** `hears`: whether changes reach this process just now. */
  constructor(private readonly hears: () => boolean, heartbeatMs = HEARTBEAT_MS) {
    this.heartbeat = setInterval(() => this.each(stream => this.beat(stream)), heartbeatMs).unref();
  }

  /** Begins a stream for a session on an answer whose head has been written. */
  open(raw: ServerResponse, { actor, expiresAt }: Pick<Session, 'actor' | 'expiresAt'>): void {
    const stream: Stream = { raw, session: actor.session, expiresAt, names: namesOf(actor), beats: this.opened++ };
    const mine = this.bySession.get(stream.session) ?? new Set();
    if (mine.size >= STREAMS_PER_SESSION) mine.values().next().value!.raw.end();
    this.bySession.set(stream.session, mine.add(stream));
    this.listen(stream);
    raw.once('close', () => this.forget(stream));
    this.write(stream, 'retry: 1000\n\n');
  }

  /** Tells everyone who is meant, each stream once. */
  tell({ notice, audience }: Heard): void {
    const meant = new Set<Stream>();
    for (const name of audience) for (const stream of this.byName.get(name) ?? []) meant.add(stream);
    if (meant.size === 0) return;
    const text = `data: ${JSON.stringify(notice)}\n\n`;
    for (const stream of meant) this.write(stream, text);
  }

  /** Someone else acts in this session now, or nobody: its streams hear for the new actor, or are told so and end. */
  change(session: string, actor: Actor | null): void {
    for (const stream of this.bySession.get(session) ?? []) {
      if (!actor) {
        stream.raw.end(ENDED);
        continue;
      }
      this.hush(stream);
      stream.names = namesOf(actor);
      this.listen(stream);
    }
  }

  /** Ends all, so that every page connects again and reads anew; or for good, at the end of this process. */
  endAll(): void {
    this.each(stream => stream.raw.end());
  }

  close(): void {
    clearInterval(this.heartbeat);
    this.endAll();
  }

  private beat(stream: Stream): void {
    if (Date.now() >= stream.expiresAt) stream.raw.end(ENDED);
    else this.write(stream, !this.hears() && ++stream.beats % DEAF_BEATS === 0 ? LOOK_AGAIN : ':\n\n');
  }

  private write({ raw }: Stream, text: string): void {
    if (raw.writableEnded) return;
    if (raw.writableLength > UNREAD_BYTES) raw.destroy();
    else raw.write(text);
  }

  private listen(stream: Stream): void {
    for (const name of stream.names) this.byName.set(name, (this.byName.get(name) ?? new Set()).add(stream));
  }

  private hush(stream: Stream): void {
    for (const name of stream.names) remove(this.byName, name, stream);
  }

  private forget(stream: Stream): void {
    this.hush(stream);
    remove(this.bySession, stream.session, stream);
  }

  private each(act: (stream: Stream) => void): void {
    for (const streams of [...this.bySession.values()]) for (const stream of [...streams]) act(stream);
  }
}

function remove(map: Map<string, Set<Stream>>, key: string, stream: Stream): void {
  const streams = map.get(key);
  streams?.delete(stream);
  if (streams?.size === 0) map.delete(key);
}

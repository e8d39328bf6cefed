import { Observable, Subject, filter, firstValueFrom, map, race, take, timer } from 'rxjs';
import type { RealTime } from '../real-time.js';
import type { Message, StateStore } from '../state/state.store.js';

/** The oldest message goes when one more comes. */
const ROOM = 5_000;
const FOUND = 50;

export interface MessageInput {
  to: string;
  subject?: string;
  text: string;
}

/** Messages of one kind that the platform has sent into the world, oldest first. */
export class MessageBox {
  private readonly arrivals = new Subject<Message>();

  constructor(
    private readonly kind: 'sms' | 'mail',
    private readonly store: StateStore,
    private readonly time: RealTime,
  ) {}

  add(input: MessageInput): Message {
    const messages = this.store.state[this.kind];
    const message = { id: (messages.at(-1)?.id ?? 0) + 1, at: new Date(this.time.now()).toISOString(), ...input };
    messages.push(message);
    if (messages.length > ROOM) messages.shift();
    this.store.saveSoon();
    this.arrivals.next(message);
    return message;
  }

  /** To this address and after this message, newest first, fifty at most. */
  search(to: string, after = 0): Message[] {
    return this.store.state[this.kind].filter((message) => message.to === to && message.id > after).slice(-FOUND).reverse();
  }

  /** As `search`; when there is nothing yet, waits for the first message, up to `waitMs`. */
  async await(to: string, after: number, waitMs: number): Promise<Message[]> {
    const found = this.search(to, after);
    if (found.length > 0 || waitMs === 0) return found;
    const arrival = this.arrivals.pipe(filter((message) => message.to === to && message.id > after), map((message) => [message]), take(1));
    const nothing: Message[] = [];
    return firstValueFrom(race(arrival, timer(waitMs).pipe(map(() => nothing))), { defaultValue: nothing });
  }

  /** The newest, newest first. */
  newest(count: number): Message[] {
    return this.store.state[this.kind].slice(-count).reverse();
  }

  /** What came after a message, oldest first, and then what comes; ends when the sandbox stops. */
  since(after: number): Observable<Message> {
    return new Observable((subscriber) => {
      const arriving = this.arrivals.subscribe(subscriber);
      for (const message of this.store.state[this.kind]) if (message.id > after) subscriber.next(message);
      return arriving;
    });
  }

  close(): void {
    this.arrivals.complete();
  }
}

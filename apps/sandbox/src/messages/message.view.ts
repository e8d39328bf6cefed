import type { MessageEvent } from '@nestjs/common';
import { Observable } from 'rxjs';
import type { Message } from '../state/state.store.js';
import type { MessageBox } from './message.box.js';

/** What the page shows of a message: to whom it went is masked, the text is not, for the person using the demo needs the code in it. */
export interface MessageView {
  id: number;
  at: string;
  to: string;
  subject?: string;
  text: string;
}

export function viewOf(message: Message): MessageView {
  return { ...message, to: message.to.includes('@') ? maskAddress(message.to) : maskPhone(message.to) };
}

function maskPhone(phone: string): string {
  return `•••• ${phone.slice(-4)}`;
}

function maskAddress(address: string): string {
  return `${address.slice(0, 1)}•••${address.slice(address.lastIndexOf('@'))}`;
}

const BEAT_MS = 20_000;

/** Server-sent events: each message with its id, so that a browser that comes back goes on where it was; a beat keeps the line open. */
export function streamOf(box: MessageBox, after: number): Observable<MessageEvent> {
  return new Observable((subscriber) => {
    const beat = setInterval(() => subscriber.next({ comment: 'here' }), BEAT_MS);
    const messages = box.since(after).subscribe({
      next: (message) => subscriber.next({ id: String(message.id), data: viewOf(message) }),
      complete: () => subscriber.complete(),
    });
    return () => {
      clearInterval(beat);
      messages.unsubscribe();
    };
  });
}

import { AppError, Envelope as EnvelopeSchema, eventTypes, type DataOf, type Envelope, type EventType } from '@netsign/contracts';

/** A message as it came, before anything is believed about it. */
export interface Message { readonly topic: string; readonly partition: number; readonly offset: string; readonly key: string; readonly body: string }

/** An event that keeps its contract. */
export interface Inbound<D = unknown> extends Envelope<D> { readonly topic: string; readonly partition: number; readonly offset: string }

export type Parsed = { readonly kind: 'event'; readonly event: Inbound } | { readonly kind: 'unknown' } | { readonly kind: 'broken'; readonly reason: string };
export type Parser = (message: Message) => Parsed;

/** Reads a message by its contract. A type nobody here knows is passed over: producers may add. */
export const parseMessage: Parser = message => {
  // A tombstone of a compacted topic: the key was erased, and there is nothing to read.
  if (message.body === '') return { kind: 'unknown' };
  let raw: unknown;
  try {
    raw = JSON.parse(message.body);
  } catch {
    return { kind: 'broken', reason: 'not JSON' };
  }
  const envelope = EnvelopeSchema.safeParse(raw);
  if (!envelope.success) return { kind: 'broken', reason: placesOf('envelope', envelope.error.issues) };
  const type = eventTypes.get(envelope.data.type);
  if (type === undefined) return { kind: 'unknown' };
  if (type.topic !== message.topic) return { kind: 'broken', reason: `${type.type} does not belong on ${message.topic}` };
  const data = type.data.safeParse(envelope.data.data);
  if (!data.success) return { kind: 'broken', reason: placesOf(envelope.data.type, data.error.issues) };
  return { kind: 'event', event: { ...envelope.data, id: envelope.data.id.toLowerCase(), data: data.data, topic: message.topic, partition: message.partition, offset: message.offset } };
};

/** Where the contract is broken, without the values. */
const placesOf = (what: string, issues: readonly { path: readonly PropertyKey[]; code?: string }[]): string =>
  `${what}: ${issues.slice(0, 5).map(issue => `${issue.path.join('.') || '(whole)'} ${issue.code ?? ''}`.trim()).join(', ')}`;

/** Narrows an event to one type: `if (is(agreementCertified, event)) event.data.outcome`. */
export const is = <E extends EventType>(type: E, event: Inbound): event is Inbound<DataOf<E>> => event.type === type.type;

/** A replica this handler needs has not arrived yet: the batch is tried again, nothing is parked. */
export class NotYetHere extends AppError {
  constructor(readonly what: string) { super('UNAVAILABLE'); this.message = `${what} has not arrived yet`; }
}

/** The newest version of each thing in a batch, in the order of their keys: two consumers that write the same rows then wait for each other instead of for ever. */
export function newest<T extends { version: number }>(states: readonly T[], keyOf: (state: T) => string): T[] {
  const byKey = new Map<string, T>();
  for (const state of states) if ((byKey.get(keyOf(state))?.version ?? -1) < state.version) byKey.set(keyOf(state), state);
  return [...byKey].sort(([one], [other]) => (one < other ? -1 : 1)).map(([, state]) => state);
}

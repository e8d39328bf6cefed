import { z } from 'zod';
import type { Topic } from './topics.js';

/**
 * CloudEvents 1.0 envelope in JSON. Extension attributes: `partitionkey`, `caseversion` (counts up by one within a subject),
 * `chainhash` (hash of the log row), `audience` (role:key pairs that may hear of it, comma separated).
 */
export const Envelope = z.object({
  specversion: z.literal('1.0'),
  id: z.uuid(),
  source: z.string(),
  type: z.string(),
  subject: z.string(),
  time: z.iso.datetime({ offset: true }),
  datacontenttype: z.literal('application/json'),
  partitionkey: z.string(),
  caseversion: z.number().int().positive(),
  chainhash: z.string(),
  audience: z.string(),
  data: z.unknown(),
});
export type Envelope<D = unknown> = Omit<z.infer<typeof Envelope>, 'data'> & { data: D };

/** One kind of event: its name, the topic it travels on, and the schema of `data`. */
export interface EventType<D extends z.ZodType = z.ZodType> { readonly type: string; readonly topic: Topic; readonly data: D }

export const eventType = <D extends z.ZodType>(type: string, topic: Topic, data: D): EventType<D> => ({ type, topic, data });

export type DataOf<E> = E extends EventType<infer D> ? z.output<D> : never;

/** A hint that something on the screen is out of date. Travels on `signals`; carries no fact. */
export const Signal = z.object({
  kind: z.enum(['board.changed', 'session.ended', 'case.changed', 'message.changed', 'roster.changed']),
  id: z.string(),
  audience: z.string(),
});
export type Signal = z.infer<typeof Signal>;

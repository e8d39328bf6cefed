import { Envelope, Signal } from '@netsign/contracts';

/** A message as the broker has it. */
export interface Found { readonly partition: number; readonly offset: string; readonly time: Date; readonly key: string | null; readonly value: string | null; readonly headers: Readonly<Record<string, string>> }

interface Named { readonly type: string; readonly subject: string }

/** One message on one line: time, partition, offset, key, type, subject. */
export function eventLine({ partition, offset, time, key, value }: Found): string {
  const { type, subject } = namedBy(value);
  return [time.toISOString(), String(partition).padStart(2), offset.padStart(8), (key ?? '').padEnd(36), type.padEnd(34), subject].join('  ').trimEnd();
}

/** One message as one line of JSON, whole. A body that is no JSON stands as text. */
export function jsonLine({ partition, offset, time, key, value, headers }: Found): string {
  return JSON.stringify({ time: time.toISOString(), partition, offset: Number(offset), key, headers, value: parsed(value) ?? value });
}

/** What a message is about: events carry an envelope, signals a kind; whatever else stands in a topic is shown as what it is. */
function namedBy(value: string | null): Named {
  if (value === null) return { type: '(tombstone)', subject: '' };
  const json = parsed(value);
  const event = Envelope.safeParse(json);
  if (event.success) return event.data;
  const signal = Signal.safeParse(json);
  return signal.success ? { type: signal.data.kind, subject: signal.data.id } : { type: '(not an event)', subject: '' };
}

function parsed(text: string | null): unknown {
  try {
    return text === null ? null : (JSON.parse(text) as unknown);
  } catch (error) {
    if (error instanceof SyntaxError) return null;
    throw error;
  }
}

import { createHash } from 'node:crypto';
import { uuidv7 } from '../ids.js';
import type { ActorRole, DataOf, Envelope, EventType } from '@netsign/contracts';
import canonicalize from 'canonicalize';
import { audienceOf, type TableSight } from '../sight.js';
import type { Row } from '../database/batch.js';
import { json } from '../database/sql.js';

/** A kind of case or other thing with a history: its table, its key, and who sees it. */
export interface Aggregate { readonly table: string; readonly kind: string; readonly key: string; readonly sight: TableSight; readonly partitionKey: (row: Row) => string }

/** What happened, as the command says it. `data` is public; `reason` and `files` stay in the log. */
export interface Happening<E extends EventType = EventType> {
  readonly event: E;
  readonly data: DataOf<E>;
  readonly action: string;
  readonly from: string | null;
  readonly to: string;
  readonly reasonCode?: string | null;
  readonly reason?: string | null;
  readonly files?: readonly string[];
}

/** Who did it, from where. Address and device are kept in columns that are never sent. */
export interface Doer { readonly role: ActorRole; readonly account: string | null; readonly address: string; readonly device: string }

/** Where a case's chain stands: the version and hash its row carries, read under the lock. */
export interface Link { readonly version: number; readonly hash: string }
export const start: Link = { version: 0, hash: '' };

interface Recorded { readonly version: number; readonly hash: string; /** The row of the log, by column. */ readonly values: Row }

/** The hash of one log row: SHA-256 over the previous hash and the row's fixed columns in RFC 8785 form. No serial id, private columns by salted digest. */
export const chainHash = (previous: string, fixed: Row): string => createHash('sha256').update(previous).update(canonicalize(fixed)!).digest('hex');

const keysOf = (row: Row) => ({
  graduate: row['graduateId'] ?? null, department: row['department'] ?? null, school: row['school'] ?? null, province: row['province'] ?? null, employer: row['employer'] ?? row['creditCode'] ?? null,
});

/** Makes the next row of a case's log: the only place where events come to be. */
export function record(source: string, aggregate: Aggregate, row: Row, link: Link, happening: Happening, by: Doer, now: Date): Recorded {
  const id = uuidv7();
  const salt = id;
  const version = link.version + 1;
  const subject = String(row[aggregate.key]);
  const time = now.toISOString();
  const privateDigest = createHash('sha256').update(salt).update(json([by.address, by.device, happening.reason ?? null])).digest('hex');
  const fixed = {
    id, kind: aggregate.kind, subject, version, type: happening.event.type, role: by.role, account: by.account, action: happening.action,
    from: happening.from, to: happening.to, reasonCode: happening.reasonCode ?? null, files: happening.files ?? [], time, data: happening.data, private: privateDigest,
  };
  const hash = chainHash(link.hash, fixed);
  const envelope: Envelope = {
    specversion: '1.0', id, source, type: happening.event.type, subject, time, datacontenttype: 'application/json', partitionkey: aggregate.partitionKey(row),
    caseversion: version, chainhash: hash, audience: audienceOf(aggregate.sight, row).join(','), data: happening.data,
  };
  const values = {
    eventId: id, kind: aggregate.kind, subject, version, topic: happening.event.topic, partitionKey: envelope.partitionkey, type: happening.event.type,
    role: by.role, account: by.account, action: happening.action, fromState: happening.from, toState: happening.to,
    reasonCode: happening.reasonCode ?? null, reason: happening.reason ?? null, files: happening.files ?? [], occurredAt: time,
    envelope, address: by.address, device: by.device, previousHash: link.hash, hash, ...keysOf(row),
  };
  return { version, hash, values };
}

import type { EventType } from '../event.js';
import * as agreements from './agreements.js';
import * as employers from './employers.js';
import * as graduates from './graduates.js';
import * as ledger from './ledger.js';
import * as organisations from './organisations.js';

export * from './agreements.js';
export * from './employers.js';
export * from './graduates.js';
export * from './ledger.js';
export * from './organisations.js';

const isEventType = (value: unknown): value is EventType => typeof value === 'object' && value !== null && 'topic' in value && 'type' in value && 'data' in value;

/** Every event there is, by name. */
export const eventTypes: ReadonlyMap<string, EventType> = new Map(
  [agreements, employers, graduates, ledger, organisations].flatMap(module => Object.values(module) as unknown[]).filter(isEventType).map(event => [event.type, event]),
);

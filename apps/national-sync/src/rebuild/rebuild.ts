import type { CohortKey, Graduate as GraduateFact, LedgerFact } from '@netsign/contracts';
import { many, offline, one, parseMessage, type Config, type EventBatch, type Inbound, type Message, type Offline, type Service, type SystemTx } from '@netsign/platform';
import { foldCases, LEDGER } from '../ledger/ledger.consumer.js';
import { foldOrganisations, REPLICAS } from '../replicas/organisation.replica.js';
import { restoreCohortKeys, restoreGraduates } from './restore-roster.js';
import { restoreLedger } from './restore-ledger.js';

/** Events read by topic, and events the rebuilt database would still send once it runs: cases nobody has answered yet. */
export interface Rebuilt { readonly [topic: string]: number }

const TABLES = ['organisation', 'cohort', 'graduate', 'ledger', 'ledger_answer', 'case_position', 'board_count', 'inbox', 'event_log'];

/**
 * Fills an EMPTY migrated database (`config.databaseOwnerUrl`) from the topics, while nothing else runs on it: first the roster and the ledger
 * with its answers, which only the topics know, then the cases, folded by the very code that folds them live. A case that was answered is
 * not answered again, so nothing is emitted; inbox and answers keep it so when the service then starts on this database.
 * Throws when the database is not empty, or when a fact of our own breaks its contract.
 */
export function rebuild(service: Service, config: Config): Promise<Rebuilt> {
  return offline(service, config, async tools => {
    const { full } = await tools.database.readAsOwner({ full: many<{ table: string }>(TABLES.map(table => `select '${table}' as table where exists (select from ${table})`).join(' union all ')) });
    if (full.length > 0) throw new Error(`a rebuild needs an empty database; these tables hold rows: ${full.map(row => row.table).join(', ')}`);
    const count: Record<string, number> = {};
    const counted = <T extends { readonly events: readonly unknown[] }, R>(topic: string, work: (batch: T) => R) => (batch: T) => { count[topic] = (count[topic] ?? 0) + batch.events.length; return work(batch); };
    await tools.consume('organisations', REPLICAS, counted('organisations', foldOrganisations));
    await restore<CohortKey>(tools, 'cohort-keys', counted('cohort-keys', restoreCohortKeys));
    await restore<GraduateFact>(tools, 'graduates', counted('graduates', (batch: Restored<GraduateFact>) => restoreGraduates(batch, config.platformKey)));
    await restore<LedgerFact>(tools, 'ledger', counted('ledger', restoreLedger));
    await tools.consume('agreements', LEDGER, counted('agreements', async (batch: EventBatch) => { await foldCases(batch); }));
    const { log } = await tools.database.readAsOwner({ log: one<{ n: number }>('select count(*)::int as n from event_log') });
    return { ...count, emitted: log.n };
  });
}

export interface Restored<D> { readonly events: readonly Inbound<D>[]; readonly tx: SystemTx }

/** Own facts come back as they were sent: each batch in one transaction, no inbox, since no group of ours reads these topics. */
async function restore<D>({ commands, readTopic }: Offline, topic: 'cohort-keys' | 'graduates' | 'ledger', take: (batch: Restored<D>) => Promise<void>): Promise<void> {
  await readTopic(topic, async messages => {
    const events = messages.flatMap(message => eventsOf<D>(message));
    if (events.length > 0) await commands.runAs('ledger', tx => take({ events, tx }));
  });
}

function eventsOf<D>(message: Message): Inbound<D>[] {
  // An empty body of a compacted topic erases its key.
  if (message.body === '') return [];
  const parsed = parseMessage(message);
  if (parsed.kind === 'broken') throw new Error(`${message.topic}/${message.partition}/${message.offset} breaks its contract: ${parsed.reason}`);
  return parsed.kind === 'event' ? [parsed.event as Inbound<D>] : [];
}

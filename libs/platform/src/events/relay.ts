import type { Producer } from 'kafkajs';
import pg from 'pg';
import { begin, commit, sendBatch, type Database } from '../database/database.js';
import { sql } from '../database/sql.js';
import type { Logger } from '../logger.js';

interface LogRow { topic: string; partition_key: string; type: string; envelope: string }

const LOCK = 7_215_002;
const PAGE = 1000;
const SLOW_POLL_MS = 1000;
/**
 * A first event goes at once, those behind it together: what is sent more often than this costs everybody behind (broker, consumers, their
 * databases) a round of its own for a single event.
 */
const PACE_MS = 10;
const WAKE = 'relay_wake';
const STOP_PATIENCE_MS = 10_000;
/** A broker takes a megabyte at once; half of it leaves room for keys, headers and whatever one character becomes in bytes. */
const PORTION_CHARACTERS = 300_000;

const fresh = `txid >= pg_snapshot_xmin($1::pg_snapshot) and not pg_visible_in_snapshot(txid, $1::pg_snapshot)`;
const columns = 'e.topic, e.partition_key, e.type, e.envelope::text as envelope';
const nextText = `select s.now::text as now, ${columns} from (select pg_current_snapshot() as now) s
  left join lateral (select * from event_log where ${fresh} and txid < pg_snapshot_xmax(s.now) order by id limit ${PAGE}) e on true order by e.id`;

/**
 * Sends the event log to Kafka. Its position is a PostgreSQL snapshot: next are the rows visible now and not visible then, by id. So no
 * event is lost and one case's events keep their order, however the transactions ended ("id > last" loses events). One relay per
 * service, by an advisory lock on the connection that also keeps the position; when that is gone, so is the right to send.
 */
export class Relay {
  private client: pg.Client | null = null;
  /** How far has been sent; read anew with each connection, as another relay may have led meanwhile. */
  private position: string | null = null;
  private running = false;
  private leading = false;
  private wakeUp: (() => void) | null = null;
  private woken = false;
  private loop: Promise<void> = Promise.resolve();
  private notified = false;

  constructor(private readonly options: { ownerUrl: string; producer: Producer; database: Database; logger: Logger }) {}

  start(): void {
    this.running = true;
    this.options.database.onCommit(() => this.committed());
    this.loop = this.run();
  }

  /** Ends after what is being sent; where Kafka does not answer, after ten seconds: the next relay sends it again. */
  async stop(): Promise<void> {
    this.running = false;
    this.wake();
    let late: NodeJS.Timeout | undefined;
    await Promise.race([this.loop, new Promise(resolve => { late = setTimeout(resolve, STOP_PATIENCE_MS); })]);
    clearTimeout(late);
  }

  /** True while this instance is the one that sends. */
  get isLeading(): boolean { return this.leading; }

  /** Wakes the loop at once; it comes back by itself within a second anyway. */
  wake(): void { this.woken = true; this.wakeUp?.(); }

  private committed(): void {
    if (this.leading) return this.wake();
    if (this.notified || !this.client) return;
    // Not the relay: one coalesced word to the instance that is, outside any transaction.
    this.notified = true;
    setTimeout(() => {
      this.notified = false;
      this.client?.query(`notify ${WAKE}`).catch((error: Error) => this.options.logger.debug({ error: error.message }, 'the relay was not woken; it polls'));
    }, 2);
  }

  private async run(): Promise<void> {
    for (let failures = 0; this.running;) {
      try {
        await this.session(() => { failures = 0; });
      } catch (error) {
        failures++;
        this.options.logger[failures > 3 ? 'error' : 'warn']({ error: (error as Error).message, failures }, 'the relay lost its connection and starts anew');
        await this.backOff(Math.min(5000, 100 * 2 ** failures));
      }
    }
  }

  /** Everything between one connection and its end. */
  private async session(onSuccess: () => void): Promise<void> {
    const client = new pg.Client({ connectionString: this.options.ownerUrl, application_name: 'netsign relay', keepAlive: true });
    const broken: Error[] = [];
    client.on('error', error => { broken.push(error); this.wake(); });
    client.on('notification', () => this.wake());
    await client.connect();
    this.client = client;
    try {
      await client.query(`listen ${WAKE}`);
      await client.query(`set idle_in_transaction_session_timeout = 0`);
      while (this.running && broken.length === 0) {
        this.woken = false;
        this.leading ||= (await client.query<{ locked: boolean }>('select pg_try_advisory_lock($1) as locked', [LOCK])).rows[0].locked;
        const sent = this.leading && (await this.drain(client));
        onSuccess();
        if (sent) await new Promise(resolve => setTimeout(resolve, PACE_MS));
        await this.sleep(SLOW_POLL_MS);
      }
      if (broken[0]) throw broken[0];
    } finally {
      this.leading = false;
      this.position = null;
      this.client = null;
      await client.end().catch(() => { this.options.logger.debug('the relay connection was gone already'); });
    }
  }

  /** Sends all there is; false when there was nothing. */
  private async drain(client: pg.Client): Promise<boolean> {
    while (this.running) {
      this.woken = false;
      const position = (this.position ??= (await client.query<{ snapshot: string }>('select snapshot from relay_position where id = 1')).rows[0].snapshot);
      const { rows } = await client.query<LogRow & { now: string }>({ name: 'relay-next', text: nextText, values: [position] });
      const events = rows.filter(row => row.topic !== null);
      if (events.length < PAGE) {
        await this.send(events);
        if (events.length > 0) await this.moveTo(client, rows[0].now);
        return events.length > 0;
      }
      await this.drainBacklog(client, position);
    }
    return true;
  }

  /** A full page means a backlog: one cursor over one snapshot, the next page asked for while this one is sent. */
  private async drainBacklog(client: pg.Client, position: string): Promise<void> {
    await client.query('begin isolation level repeatable read read only');
    try {
      await client.query('set local cursor_tuple_fraction = 1');
      const now = (await client.query<{ now: string }>('select pg_current_snapshot()::text as now')).rows[0].now;
      await client.query(`declare backlog no scroll cursor for select ${columns} from event_log e where ${fresh} order by e.id`, [position]);
      const page = () => client.query<LogRow>(`fetch ${PAGE} from backlog`);
      let next = page();
      for (let { rows } = await next; rows.length > 0; { rows } = await next) {
        if (!this.running) throw new Error('stopped in the middle of a backlog; what was sent is sent again');
        next = page();
        await Promise.all([this.send(rows), next]);
      }
      await client.query('commit');
      await this.moveTo(client, now);
    } catch (error) {
      await client.query('rollback').catch(() => { this.options.logger.debug('rollback on a lost connection'); });
      throw error;
    }
  }

  private async send(rows: readonly LogRow[]): Promise<void> {
    for (const part of portions(rows)) {
      const byTopic = Map.groupBy(part, row => row.topic);
      await this.options.producer.sendBatch({
        acks: -1,
        topicMessages: [...byTopic].map(([topic, group]) => ({ topic, messages: group.map(row => ({ key: row.partition_key, value: row.envelope, headers: { 'content-type': 'application/cloudevents+json', type: row.type } })) })),
      });
    }
  }

  private async moveTo(client: pg.Client, snapshot: string): Promise<void> {
    await sendBatch(client, [begin, sql('set local synchronous_commit = off'), sql('update relay_position set snapshot = $1 where id = 1', [snapshot]), commit]);
    this.position = snapshot;
  }

  /** Waits after a failure whatever wakes it, `stop` excepted. */
  private async backOff(ms: number): Promise<void> {
    const until = Date.now() + ms;
    while (this.running && Date.now() < until) {
      this.woken = false;
      await this.sleep(until - Date.now());
    }
  }

  private sleep(ms: number): Promise<void> {
    if (this.woken) return Promise.resolve();
    return new Promise(resolve => {
      const timer = setTimeout(() => this.wakeUp?.(), ms);
      this.wakeUp = () => { clearTimeout(timer); this.wakeUp = null; resolve(); };
    });
  }
}

/** Cuts a page into sends that a broker takes, in order. */
function* portions(rows: readonly LogRow[]): Generator<LogRow[]> {
  let part: LogRow[] = [];
  let size = 0;
  for (const row of rows) {
    if (size > 0 && size + row.envelope.length > PORTION_CHARACTERS) { yield part; part = []; size = 0; }
    part.push(row);
    size += row.envelope.length;
  }
  if (part.length > 0) yield part;
}

import type { MigrationInterface, QueryRunner } from 'typeorm';

/** The tables every service has. */
export class Platform1790000000000 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`create table event_log (
      id bigint generated always as identity not null, txid xid8 not null default pg_current_xact_id(), event_id uuid not null, kind text not null, subject text not null,
      version integer not null, topic text not null, partition_key text not null, type text not null, role text not null, account uuid, action text not null,
      from_state text, to_state text not null, reason_code text, reason text, files jsonb not null, occurred_at timestamptz not null, envelope jsonb not null,
      address text not null, device text not null, previous_hash text not null, hash text not null,
      graduate uuid, department text, school text, province text, employer text, constraint event_log_pkey primary key (id))`);
    await runner.query('create unique index event_log_case_version on event_log (kind, subject, version)');
    await runner.query('create index event_log_txid on event_log (txid)');
    await runner.query(`create function event_log_is_append_only() returns trigger language plpgsql as $$ begin raise exception 'event_log is append only'; end $$`);
    await runner.query('create trigger event_log_append_only before update or delete on event_log for each row execute function event_log_is_append_only()');
    await runner.query(`create table idempotency (account uuid not null, endpoint text not null, key text not null, digest text not null, result jsonb not null,
      repeats integer not null default 0, at timestamptz not null default now(), constraint idempotency_pkey primary key (account, endpoint, key))`);
    await runner.query('create table burnt_proof (jti uuid not null, account uuid not null, at timestamptz not null default now(), constraint burnt_proof_once primary key (jti))');
    await runner.query('create table inbox (consumer text not null, id uuid not null, constraint inbox_pkey primary key (consumer, id))');
    await runner.query(`create table parked_event (consumer text not null, topic text not null, partition integer not null, log_offset bigint not null, key text not null,
      reason text not null, body text not null, at timestamptz not null default clock_timestamp(), dropped_at timestamptz, constraint parked_event_pkey primary key (consumer, topic, partition, log_offset))`);
    await runner.query('create index parked_event_key on parked_event (consumer, key)');
    await runner.query('create table relay_position (id integer not null, snapshot text not null, constraint relay_position_pkey primary key (id))');
    await runner.query(`insert into relay_position values (1, '1:1:')`);
    await runner.query('create table sight_state (id integer not null, wanted text not null, standing text not null, constraint sight_state_pkey primary key (id))');
    await runner.query('create table clock (id integer not null default 1, offset_ms bigint not null, constraint clock_pkey primary key (id))');
    await runner.query('insert into clock values (1, 0)');
    await runner.query(`create function expect_rows(hit integer, expected integer) returns integer language plpgsql as $$
      begin if hit <> expected then raise exception 'ROWS_EXPECTED %, hit %', expected, hit; end if; return hit; end $$`);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query('drop function expect_rows(integer, integer)');
    for (const table of ['clock', 'sight_state', 'relay_position', 'parked_event', 'inbox', 'burnt_proof', 'idempotency', 'event_log']) await runner.query(`drop table ${table}`);
    await runner.query('drop function event_log_is_append_only()');
  }
}

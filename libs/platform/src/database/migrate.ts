import { createHash } from 'node:crypto';
import pg from 'pg';
import { DataSource, type DataSourceOptions, DefaultNamingStrategy, type MixedList, type MigrationInterface } from 'typeorm';
import { all, equals, sightStatements, type Sight } from '../sight.js';
import { snake } from './names.js';
import { platformEntities } from './platform.entities.js';
import { Platform1790000000000 } from './platform.migration.js';

/** Tables and columns are the entity's names in snake_case. */
class SnakeNames extends DefaultNamingStrategy {
  override tableName(className: string, given?: string): string { return given ?? snake(className[0].toLowerCase() + className.slice(1)); }
  override columnName(property: string, given: string | undefined): string { return given ?? snake(property); }
  override primaryKeyName(table: { name: string } | string): string { return `${typeof table === 'string' ? table : table.name}_pkey`; }
}

/** What a service's database is made of. */
export interface Schema {
  readonly entities: MixedList<new () => object>;
  readonly migrations: readonly (new () => MigrationInterface)[];
  readonly sight: Sight;
}

type ClassList = (new () => object)[];

export const dataSourceOptions = (schema: Schema, url: string, poolSize: number, limits: object = {}): DataSourceOptions => ({
  type: 'postgres', url, namingStrategy: new SnakeNames(), installExtensions: false, poolSize,
  entities: [...platformEntities, ...(schema.entities as ClassList)], migrations: [Platform1790000000000, ...schema.migrations], migrationsTransactionMode: 'each',
  extra: { idle_in_transaction_session_timeout: 60_000, application_name: 'netsign', connectionTimeoutMillis: 10_000, ...limits },
});

/** A request that has waited this long for a lock or an answer is refused rather than kept from everybody else, in milliseconds. */
export const requestLimits = { lock_timeout: 10_000, statement_timeout: 30_000 };

/** Sight of the platform's own tables: a call belongs to its account; the clock is no secret. Who sees the log is the service's to say. */
const platformSight = {
  idempotency: ownAccount(), burnt_proof: ownAccount(),
  clock: { graduate: all, employer: all, department: all, school: all, province: all, ministry: all },
};
function ownAccount() {
  const rule = equals('account', 'account');
  return { graduate: rule, employer: rule, department: rule, school: rule, province: rule, ministry: rule };
}

export const fullSight = (sight: Sight): Sight => ({ ...sight, tables: { ...platformSight, ...sight.tables }, readOnly: ['clock', ...(sight.readOnly ?? [])] });

/**
 * Brings a database up to date: migrations, then row-level security as a whole, unless it is already as the sight table says. Owner's
 * login; idempotent; several instances that start at once take turns.
 */
export async function migrate(schema: Schema, ownerUrl: string): Promise<void> {
  const turn = new pg.Client({ connectionString: ownerUrl });
  await turn.connect();
  const source = new DataSource(dataSourceOptions(schema, ownerUrl, 1));
  try {
    await turn.query('select pg_advisory_lock(7215004)');
    await source.initialize();
    await source.runMigrations();
    const owner = decodeURIComponent(new URL(ownerUrl).username);
    await applySight([...sightStatements(fullSight(schema.sight), owner.replace(/_owner$/, '_request')), clockGrant(owner.replace(/_owner$/, '_clock'))], turn);
  } finally {
    if (source.isInitialized) await source.destroy();
    await turn.end();
  }
}

/** What the policies and grants are now, as one digest: a change by hand shows. */
const standingText = `select md5(coalesce((select string_agg(p::text, '|' order by tablename, policyname) from pg_policies p where schemaname = 'public'), '')
  || coalesce((select string_agg(relname || relrowsecurity || coalesce(relacl::text, ''), '|' order by relname) from pg_class where relnamespace = 'public'::regnamespace and relkind = 'r'), '')) as digest`;
const SIGHT_TRIES = 20;

/** Policies lock their tables against everybody: they are made only when they differ, and give way to requests that came first. */
async function applySight(statements: readonly string[], client: pg.Client): Promise<void> {
  const wanted = createHash('sha256').update(statements.join(';')).digest('hex');
  const standing = async () => (await client.query<{ digest: string }>(standingText)).rows[0].digest;
  const { rows } = await client.query<{ wanted: string; standing: string }>('select wanted, standing from sight_state');
  if (rows[0]?.wanted === wanted && rows[0].standing === (await standing())) return;
  for (let tries = 1; ; tries++) {
    try {
      await client.query(`begin; set local lock_timeout = '3s'`);
      for (const statement of statements) await client.query(statement);
      await client.query('delete from sight_state');
      await client.query('insert into sight_state (id, wanted, standing) values (1, $1, $2)', [wanted, await standing()]);
      await client.query('commit');
      return;
    } catch (error) {
      await client.query('rollback');
      if ((error as { code?: string }).code !== '55P03' || tries === SIGHT_TRIES) throw error;
    }
  }
}

/** The sandbox's login may move the clock and nothing else; where there is no sandbox there is no such login. */
const clockGrant = (login: string): string =>
  `do $$ begin if exists (select from pg_roles where rolname = '${login}') then grant usage on schema public to ${login}; grant select, update on clock to ${login};
    drop policy if exists clock_mover on clock; create policy clock_mover on clock to ${login} using (true) with check (true); end if; end $$`;

/** Statements that would make the database equal to the entities; empty when it is. */
export async function schemaDrift(schema: Schema, ownerUrl: string): Promise<string[]> {
  const source = new DataSource(dataSourceOptions(schema, ownerUrl, 1));
  await source.initialize();
  try {
    return (await source.driver.createSchemaBuilder().log()).upQueries.map(query => query.query);
  } finally {
    await source.destroy();
  }
}

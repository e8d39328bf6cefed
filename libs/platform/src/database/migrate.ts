import { DataSource, type DataSourceOptions, DefaultNamingStrategy, type MixedList, type MigrationInterface } from 'typeorm';
import { all, equals, none, sightStatements, type Sight } from '../sight.js';
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

export const dataSourceOptions = (schema: Schema, url: string, poolSize: number): DataSourceOptions => ({
  type: 'postgres', url, namingStrategy: new SnakeNames(), installExtensions: false, poolSize,
  entities: [...platformEntities, ...(schema.entities as ClassList)], migrations: [Platform1790000000000, ...schema.migrations], migrationsTransactionMode: 'each',
  extra: { idle_in_transaction_session_timeout: 60_000, application_name: 'netsign' },
});

/** Sight of the platform's own tables: a call belongs to its account; the clock is no secret. Who sees the log is the service's to say. */
const platformSight = {
  idempotency: ownAccount(), burnt_proof: ownAccount(),
  clock: { graduate: all, employer: all, department: all, school: all, province: all, ministry: all },
};
function ownAccount() {
  const rule = equals('account', 'account');
  return { graduate: rule, employer: rule, department: rule, school: rule, province: rule, ministry: rule };
}

/** Requests read the clock; only the sandbox's own login moves it. */
const platformChanges = { clock: { ministry: none } };

export const fullSight = (sight: Sight): Sight => ({ ...sight, tables: { ...platformSight, ...sight.tables }, changes: { ...platformChanges, ...sight.changes } });

/** Brings a database up to date: migrations, then row-level security as a whole. Owner's login; idempotent. */
export async function migrate(schema: Schema, ownerUrl: string): Promise<void> {
  const source = new DataSource(dataSourceOptions(schema, ownerUrl, 1));
  await source.initialize();
  try {
    await source.runMigrations();
    const owner = decodeURIComponent(new URL(ownerUrl).username);
    const statements = [...sightStatements(fullSight(schema.sight), owner.replace(/_owner$/, '_request')), clockGrant(owner.replace(/_owner$/, '_clock'))];
    await source.transaction(async manager => {
      for (const statement of statements) await manager.query(statement);
    });
  } finally {
    await source.destroy();
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

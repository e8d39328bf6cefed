import { createHmac } from 'node:crypto';
import pg from 'pg';

export interface ProvisionOptions {
  /** Also make the login that may move this database's clock (only where the sandbox stands for the world). */
  clock?: boolean;
  /** Name of the database; default is the service's. Specs make several for one service. */
  database?: string;
  /** Database to copy; nobody may be connected to it. */
  template?: string;
  /** Password of every login, where another tool must know it; default is one derived for each. */
  password?: string;
}

export interface Provisioned {
  database: string;
  /** Owner: migrations, jobs, consumers. Not subject to row-level security on its own tables. */
  ownerUrl: string;
  /** Requests: subject to row-level security. */
  requestUrl: string;
  /** May connect and nothing more until a migration grants it the table `clock`. Null without `clock`. */
  clockUrl: string | null;
}

/**
 * Makes the logins `<name>_owner`, `<name>_request`, `<name>_clock` and the database `<name>` of a service on the
 * server behind `adminUrl` (superuser). Repeating it changes nothing. Passwords follow from the superuser's
 * password, so that one secret is kept per installation.
 */
export async function provision(adminUrl: string, service: string, options: ProvisionOptions = {}): Promise<Provisioned> {
  const name = service.replaceAll('-', '_');
  const database = options.database ?? name;
  const logins = ['owner', 'request', ...(options.clock ? ['clock'] : [])].map((kind) => `${name}_${kind}`);
  const client = new pg.Client({ connectionString: adminUrl });
  await client.connect();
  try {
    // Two runs or workers may provision the same names at once.
    await client.query('select pg_advisory_lock(7215001)');
    for (const login of logins) await makeLogin(client, login, options.password ?? passwordOf(adminUrl, login));
    await makeDatabase(client, database, name, logins, options.template);
  } finally {
    await client.end();
  }
  const url = (login: string): string => loginUrl(adminUrl, login, options.password ?? passwordOf(adminUrl, login), database);
  return {
    database,
    ownerUrl: url(`${name}_owner`),
    requestUrl: url(`${name}_request`),
    clockUrl: options.clock ? url(`${name}_clock`) : null,
  };
}

async function makeLogin(client: pg.Client, login: string, password: string): Promise<void> {
  const role = pg.escapeIdentifier(login);
  const { rowCount } = await client.query('select 1 from pg_roles where rolname = $1', [login]);
  const rights = 'login nosuperuser nocreatedb nocreaterole noinherit nobypassrls';
  await client.query(`${rowCount ? 'alter' : 'create'} role ${role} ${rights} password ${pg.escapeLiteral(password)}`);
}

async function makeDatabase(client: pg.Client, database: string, name: string, logins: string[], template?: string): Promise<void> {
  const quoted = pg.escapeIdentifier(database);
  const { rowCount } = await client.query('select 1 from pg_database where datname = $1', [database]);
  if (!rowCount) {
    const source = template ? ` template ${pg.escapeIdentifier(template)}` : '';
    await client.query(`create database ${quoted} owner ${pg.escapeIdentifier(`${name}_owner`)}${source}`);
  }
  await client.query(`revoke all on database ${quoted} from public`);
  await client.query(`grant connect on database ${quoted} to ${logins.map((login) => pg.escapeIdentifier(login)).join(', ')}`);
  // People's data must not reach the server's log with a failing statement, and a stuck transaction must end.
  for (const setting of [
    `idle_in_transaction_session_timeout = '30s'`,
    `log_error_verbosity = 'terse'`,
    `log_parameter_max_length_on_error = 0`,
    `log_parameter_max_length = 0`,
  ]) {
    await client.query(`alter database ${quoted} set ${setting}`);
  }
}

/** The owner's address of a service's database that `provision` made, without asking the server. */
export function ownerUrlOf(adminUrl: string, service: string): string {
  const name = service.replaceAll('-', '_');
  return loginUrl(adminUrl, `${name}_owner`, passwordOf(adminUrl, `${name}_owner`), name);
}

function passwordOf(adminUrl: string, login: string): string {
  return createHmac('sha256', new URL(adminUrl).password).update(login).digest('base64url');
}

function loginUrl(adminUrl: string, login: string, password: string, database: string): string {
  const url = new URL(adminUrl);
  url.username = login;
  url.password = encodeURIComponent(password);
  url.pathname = `/${database}`;
  return url.href;
}

import type { Actor, Role, SightKey } from '@netsign/contracts';
import { snake } from './database/names.js';
import type { Row } from './database/batch.js';

/** States in which a row does not exist for this role. */
export interface Hidden { readonly column: string; readonly values: readonly string[] }

/** Which rows one role sees: those whose column equals a key of the actor, those whose column is in a fixed list, all, or none. */
export type Rule =
  | { readonly kind: 'equals'; readonly column: string; readonly key: SightKey; readonly unless?: Hidden }
  | { readonly kind: 'in'; readonly column: string; readonly values: readonly string[] }
  | { readonly kind: 'all' }
  | { readonly kind: 'none' };

/** Column (camelCase, as in the entity) equals the actor's key; `unless` hides rows in some states, such as another party's draft. */
export const equals = (column: string, key: SightKey, unless?: Hidden): Rule => ({ kind: 'equals', column, key, ...(unless && { unless }) });
export const within = (column: string, values: readonly string[]): Rule => ({ kind: 'in', column, values });
export const all: Rule = { kind: 'all' };
export const none: Rule = { kind: 'none' };

export type TableSight = Readonly<Partial<Record<Role, Rule>>>;
/** Facts beyond the actor's sight come only from these: `security definer`, fixed search_path, narrowest answer. */
export interface DefinerFunction { readonly name: string; readonly signature: string; readonly body: string }
export interface Sight {
  readonly tables: Readonly<Record<string, TableSight>>;
  /** Tables whose rows fewer may change or lock than may see them; elsewhere who sees a row may change it, as far as a command lets him. */
  readonly changes?: Readonly<Record<string, TableSight>>;
  /** Tables that requests only read: replicas and whatever else only handlers, jobs and definer functions write. */
  readonly readOnly?: readonly string[];
  readonly functions: readonly DefinerFunction[];
}

const types: Record<SightKey, string> = { account: 'uuid', graduate: 'uuid', employer: 'text', department: 'text', school: 'text', province: 'text' };
const literal = (text: string) => `'${text.replaceAll("'", "''")}'`;

function condition(rule: Rule): string {
  switch (rule.kind) {
    case 'all': return 'true';
    case 'none': return 'false';
    case 'in': return `${snake(rule.column)} in (${rule.values.map(literal).join(', ')})`;
    case 'equals': {
      const setting = `nullif(current_setting('app.${rule.key}', true), '')${types[rule.key] === 'uuid' ? '::uuid' : ''}`;
      const hidden = rule.unless ? ` and ${snake(rule.unless.column)} not in (${rule.unless.values.map(literal).join(', ')})` : '';
      return `${snake(rule.column)} = ${setting}${hidden}`;
    }
  }
}

/** The policy of one table: a CASE on the actor's role, the same for reading and for writing. */
export function policyOf(sight: TableSight): string {
  const cases = Object.entries(sight).map(([role, rule]) => `when ${literal(role)} then ${condition(rule)}`);
  return `case current_setting('app.role', true) ${cases.join(' ')} else false end`;
}

/** Row-level security for a whole service, from its table; `login` is the role requests use. Idempotent. */
export function sightStatements(sight: Sight, login: string): string[] {
  const tables = Object.entries(sight.tables).flatMap(([table, rules]) => {
    const policy = policyOf(rules);
    return [
      `alter table ${table} enable row level security`,
      `drop policy if exists sight on ${table}`,
      `create policy sight on ${table} to ${login} using (${policy}) with check (${policy})`,
      ...changeStatements(table, sight.changes?.[table], login),
      `revoke all on ${table} from ${login}`,
      `grant ${rightsOn(table, sight)} on ${table} to ${login}`,
    ];
  });
  const functions = sight.functions.flatMap(({ name, signature, body }) => [
    body, `revoke all on function ${name}${signature} from public`, `grant execute on function ${name}${signature} to ${login}`,
  ]);
  return [`grant usage on schema public to ${login}`, `grant usage on all sequences in schema public to ${login}`, ...tables, ...functions];
}

/** The log is added to and never changed; a replica is only read. */
function rightsOn(table: string, sight: Sight): string {
  if (sight.readOnly?.includes(table)) return 'select';
  return table === 'event_log' ? 'select, insert' : 'select, insert, update, delete';
}

const acts = { insert: (policy: string) => `with check (${policy})`, update: (policy: string) => `using (${policy}) with check (${policy})`, delete: (policy: string) => `using (${policy})` };

/** Narrows who may change a table beyond who may see it. `select … for update` counts as a change: a foreign row cannot be locked. */
function changeStatements(table: string, rules: TableSight | undefined, login: string): string[] {
  return Object.entries(acts).flatMap(([act, clause]) => [
    `drop policy if exists sight_${act} on ${table}`,
    ...(rules ? [`create policy sight_${act} on ${table} as restrictive for ${act} to ${login} ${clause(policyOf(rules))}`] : []),
  ]);
}

/** The scope of a list, so that the index serves it: `column = $n`. Where a query forgets it, the policy still holds. */
export function scope(sight: Sight, table: string, actor: Actor, values: unknown[]): string {
  const rule = sight.tables[table]?.[actor.role] ?? none;
  if (rule.kind !== 'equals') return condition(rule);
  values.push(actor[rule.key] ?? null);
  return `${snake(rule.column)} = $${values.length}`;
}

/** Who may hear of a row, as role:key pairs; written into the event so that the gateway only compares. */
export function audienceOf(sight: TableSight, row: Row): string[] {
  return Object.entries(sight).flatMap(([role, rule]) => {
    if (rule.kind === 'all') return [role];
    if (rule.kind !== 'equals') return [];
    const value = row[rule.column];
    return typeof value === 'string' ? [`${role}:${value}`] : [];
  });
}

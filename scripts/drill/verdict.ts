import type { Envelope } from '@netsign/contracts';
import type pg from 'pg';
import type { Acknowledged, Promises } from './acts.js';

/** What the agreements' own database says. */
export interface Records {
  /** Rows of the event log of one version of one case. */
  readonly log: readonly { readonly subject: string; readonly version: number; readonly action: string; readonly to: string; readonly n: number }[];
  readonly invitations: ReadonlyMap<string, { readonly status: string; readonly version: number }>;
  readonly agreements: ReadonlyMap<string, { readonly status: string; readonly number: string | null; readonly graduate: string }>;
}

export async function readRecords(database: pg.Client, { acts, signings }: Promises): Promise<Records> {
  const ids = [...new Set(acts.map(({ id }) => id))];
  const log = await database.query<Records['log'][number]>(
    `select subject, version, action, to_state as "to", count(*)::int as n from event_log where kind = 'invitation' and subject = any($1) group by 1, 2, 3, 4`, [ids]);
  const invitations = await database.query<{ id: string; status: string; version: number }>('select id, status, version from invitation where id = any($1::uuid[])', [ids]);
  const agreements = await database.query<{ id: string; status: string; number: string | null; graduate: string }>(
    'select id, status, number, graduate_id as graduate from agreement where id = any($1::uuid[])', [signings.map(({ agreement }) => agreement)]);
  return {
    log: log.rows, invitations: new Map(invitations.rows.map((row) => [row.id, row])), agreements: new Map(agreements.rows.map((row) => [row.id, row])),
  };
}

/** Sentences about acknowledged acts that are lost or doubled, in the database or in Kafka. None: all is well. */
export function faultsOf({ acts, signings }: Promises, records: Records, sent: readonly Envelope[]): string[] {
  const inKafka = new Set(sent.map(({ subject, caseversion }) => `${subject}/${caseversion}`));
  return [
    ...acts.flatMap((act) => [...faultsInLog(act, records), ...(inKafka.has(`${act.id}/${act.version}`) ? [] : [`${nameOf(act)} never came to Kafka`])]),
    ...twice(acts.map(({ id, action }) => `${action} of ${id}`), 'was acknowledged twice'),
    ...signings.flatMap(({ agreement }) => {
      const found = records.agreements.get(agreement);
      return found?.status === 'in_force' && found.number !== null ? [] : [`agreement ${agreement} is ${found?.status ?? 'not there'}, number ${found?.number ?? 'none'}`];
    }),
    ...twice([...records.agreements.values()].map(({ graduate }) => `graduate ${graduate}`), 'has two agreements'),
    ...twice([...records.agreements.values()].map(({ number }) => `number ${number}`), 'was given twice'),
  ];
}

const nameOf = ({ action, id, version }: Acknowledged): string => `${action} of ${id}, version ${version},`;

function faultsInLog(act: Acknowledged, { log, invitations }: Records): string[] {
  const rows = log.filter(({ subject, version }) => subject === act.id && version === act.version);
  const kept = rows.length === 1 && rows[0]?.n === 1 && rows[0].action === act.action && rows[0].to === act.status;
  const same = log.filter(({ subject, action }) => subject === act.id && action === act.action).reduce((sum, { n }) => sum + n, 0);
  const now = invitations.get(act.id);
  return [
    ...(kept ? [] : [`${nameOf(act)} stands ${rows.length} times in the log as acknowledged`]),
    ...(same === 1 ? [] : [`${act.action} of ${act.id} was done ${same} times`]),
    ...(now && now.version >= act.version ? [] : [`invitation ${act.id} has fallen behind version ${act.version}`]),
  ];
}

function twice(names: readonly string[], sentence: string): string[] {
  return [...new Set(names.filter((name, at) => names.indexOf(name) !== at))].map((name) => `${name} ${sentence}`);
}

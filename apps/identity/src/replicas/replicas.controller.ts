import { Controller, Inject } from '@nestjs/common';
import { cohortKeyIssued, graduateCorrected, graduateRegistered, Person, type Graduate, type Sealed } from '@netsign/contracts';
import { CONFIG, is, json, many, nameMatch, NotYetHere, OnTopic, unseal, upsertNewer, type Config, type EventBatch, type SystemTx } from '@netsign/platform';
import { REPLICAS } from '../groups.js';
import { SessionsService } from '../sign-in/sessions.service.js';
import { consequencesOf, type Known } from './graduate.changes.js';

const columns = { graduateId: 'uuid', version: 'int', year: 'int', department: 'text', school: 'text', province: 'text', idMatch: 'text', nameMatch: 'text' };
const knownText = 'select graduate_id, version, id_match, name_match, account from graduate_replica where graduate_id = any($1::uuid[]) order by graduate_id for update';

type KnownHere = Known & { account: string | null };

/** Keeps who may sign in as which graduate. Names and ID numbers are read, digested and forgotten. */
@Controller()
export class ReplicasController {
  constructor(private readonly sessions: SessionsService, @Inject(CONFIG) private readonly config: Config) {}

  @OnTopic('cohort-keys', REPLICAS)
  async onCohortKeys({ events, tx }: EventBatch): Promise<void> {
    for (const event of events) {
      if (is(cohortKeyIssued, event)) tx.write('insert into cohort_key_replica (cohort, wrapped) values ($1, $2) on conflict (cohort) do update set wrapped = excluded.wrapped', [event.data.cohort, json(event.data.wrapped)]);
    }
  }

  @OnTopic('graduates', REPLICAS)
  async onGraduates({ events, tx }: EventBatch): Promise<void> {
    const graduates = events.filter(event => is(graduateRegistered, event) || is(graduateCorrected, event)).map(event => event.data);
    if (graduates.length === 0) return;
    const keys = await this.keysOf(tx, graduates);
    const states = graduates.map(({ graduateId, version, year, department, school, province, idMatch, person, cohort }) =>
      ({ graduateId, version, year, department, school, province, idMatch, nameMatch: nameMatch(nameOf(person, keys.get(cohort)!), this.config.platformKey) }));
    const { known } = await tx.read({ known: many<KnownHere>(knownText, [[...new Set(states.map(state => state.graduateId))]]) });
    const { rows, unbound, toConfirm } = consequencesOf(states, known);
    if (rows.length > 0) tx.add(upsertNewer('graduate_replica', 'graduateId', columns, rows.map(row => ({ ...row }))));
    if (toConfirm.length > 0) tx.write('update confirmation set voided_at = now() where voided_at is null and graduate = any($1::uuid[])', [toConfirm]);
    if (unbound.length > 0) await this.unbind(tx, unbound, known);
  }

  /** The account goes its way: its sessions end, the record waits for whoever signs in with the right number. */
  private async unbind(tx: SystemTx, graduates: readonly string[], known: readonly KnownHere[]): Promise<void> {
    const accounts = known.filter(row => row.account !== null && graduates.includes(row.graduateId)).map(row => row.account);
    const { open } = await tx.read({ open: many<{ id: string }>('select id from session where account = any($1::uuid[]) and ended_at is null order by id for update', [accounts]) });
    tx.write('update graduate_replica set account = null where graduate_id = any($1::uuid[])', [graduates]);
    tx.write('update session set ended_at = now() where id = any($1::uuid[])', [open.map(session => session.id)]);
    tx.afterCommit(() => this.sessions.announceEnded(open.map(session => session.id)));
  }

  /** Cohort keys travel on a topic of their own and may come later than the people they open: then the batch waits. */
  private async keysOf(tx: SystemTx, graduates: readonly Graduate[]): Promise<Map<string, Buffer>> {
    const cohorts = [...new Set(graduates.map(graduate => graduate.cohort))];
    const { rows } = await tx.read({ rows: many<{ cohort: string; wrapped: Sealed }>('select cohort, wrapped from cohort_key_replica where cohort = any($1::text[])', [cohorts]) });
    const keys = new Map(rows.map(row => [row.cohort, Buffer.from(unseal(row.wrapped, this.config.platformKey), 'base64')]));
    const missing = cohorts.find(cohort => !keys.has(cohort));
    if (missing !== undefined) throw new NotYetHere(`the key of cohort ${missing}`);
    return keys;
  }
}

const nameOf = (person: Sealed, key: Buffer): string => Person.shape.name.parse((JSON.parse(unseal(person, key)) as { name?: unknown }).name);

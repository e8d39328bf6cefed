import { Controller, Inject } from '@nestjs/common';
import { graduateCorrected, graduateRegistered } from '@netsign/contracts';
import { CONFIG, is, keepCohortKeys, many, nameMatch, OnTopic, openPeople, upsertNewer, type Config, type EventBatch, type SystemTx } from '@netsign/platform';
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
  async onCohortKeys(batch: EventBatch): Promise<void> { keepCohortKeys(batch); }

  @OnTopic('graduates', REPLICAS)
  async onGraduates({ events, tx }: EventBatch): Promise<void> {
    const graduates = events.filter(event => is(graduateRegistered, event) || is(graduateCorrected, event)).map(event => event.data);
    if (graduates.length === 0) return;
    const states = (await openPeople(tx, graduates, this.config.platformKey)).map(({ graduateId, version, year, department, school, province, idMatch, person }) =>
      ({ graduateId, version, year, department, school, province, idMatch, nameMatch: nameMatch(person.name, this.config.platformKey) }));
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
}

import { Controller, Inject } from '@nestjs/common';
import { cohortKeyIssued, Employer, graduateCorrected, graduateRegistered, Organisation, Person, type Graduate, type Sealed } from '@netsign/contracts';
import { CONFIG, is, json, many, NotYetHere, OnTopic, unseal, upsertNewer, type Config, type EventBatch, type SystemTx } from '@netsign/platform';
import { REPLICAS } from '../groups.js';

/** Keeps what others own and we must know: each replica holds the newest version and nothing else. */
@Controller()
export class ReplicasController {
  constructor(@Inject(CONFIG) private readonly config: Config) {}

  @OnTopic('organisations', REPLICAS)
  async onOrganisations({ events, tx }: EventBatch): Promise<void> {
    const rows = newest(events.map(event => event.data as Organisation), organisation => organisation.code).map(organisation => ({ code: organisation.code, version: organisation.version, organisation: json(organisation) }));
    if (rows.length > 0) tx.add(upsertNewer('organisation_replica', 'code', { code: 'text', version: 'int', organisation: 'jsonb' }, rows));
  }

  @OnTopic('employers', REPLICAS)
  async onEmployers({ events, tx }: EventBatch): Promise<void> {
    const rows = newest(events.map(event => event.data as Employer), employer => employer.creditCode).map(employer => ({ creditCode: employer.creditCode, version: employer.version, employer: json(employer) }));
    if (rows.length > 0) tx.add(upsertNewer('employer_replica', 'creditCode', { creditCode: 'text', version: 'int', employer: 'jsonb' }, rows));
  }

  @OnTopic('cohort-keys', REPLICAS)
  async onCohortKeys({ events, tx }: EventBatch): Promise<void> {
    for (const event of events) {
      if (is(cohortKeyIssued, event)) tx.write('insert into cohort_key_replica (cohort, wrapped) values ($1, $2) on conflict (cohort) do update set wrapped = excluded.wrapped', [event.data.cohort, json(event.data.wrapped)]);
    }
  }

  @OnTopic('graduates', REPLICAS)
  async onGraduates({ events, tx }: EventBatch): Promise<void> {
    const graduates = newest(events.filter(event => is(graduateRegistered, event) || is(graduateCorrected, event)).map(event => event.data), graduate => graduate.graduateId);
    if (graduates.length === 0) return;
    const keys = await this.keysOf(tx, graduates);
    const rows = graduates.map(({ person, cohort, ...graduate }) => ({ ...graduate, person: json(Person.parse(JSON.parse(unseal(person, keys.get(cohort)!)))) }));
    tx.add(upsertNewer('graduate_replica', 'graduateId', {
      graduateId: 'uuid', version: 'int', year: 'int', department: 'text', school: 'text', province: 'text', educationLevel: 'text', trainingMode: 'text', eligible: 'boolean', idMatch: 'text', person: 'jsonb',
    }, rows));
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

/** The newest version of each thing in a batch, in the order of their keys (so that two consumers never lock each other). */
function newest<T extends { version: number }>(states: readonly T[], keyOf: (state: T) => string): T[] {
  const byKey = new Map<string, T>();
  for (const state of states) if ((byKey.get(keyOf(state))?.version ?? -1) < state.version) byKey.set(keyOf(state), state);
  return [...byKey].sort(([one], [other]) => (one < other ? -1 : 1)).map(([, state]) => state);
}

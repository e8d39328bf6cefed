import { cohortKeyIssued, Person, type Graduate, type Sealed } from '@netsign/contracts';
import { Column, Entity, PrimaryColumn } from 'typeorm';
import { json, many, upsertNewer } from './database/sql.js';
import type { SystemTx } from './database/tx.js';
import type { EventBatch } from './events/consumption.js';
import { is, newest, NotYetHere } from './events/inbound.js';
import { unseal } from './people.js';

/** The wrapped keys that open the people of a cohort, in every service that must read them. A service that uses it has the table `cohort_key_replica`. */
@Entity()
export class CohortKeyReplica {
  @PrimaryColumn('text') cohort: string;
  @Column('int') version: number;
  @Column('jsonb') wrapped: Sealed;
}

/** Handler of topic `cohort-keys`. */
export function keepCohortKeys({ events, tx }: EventBatch): void {
  const keys = newest(events.filter(event => is(cohortKeyIssued, event)).map(event => event.data), key => key.cohort);
  if (keys.length > 0) tx.add(upsertNewer('cohort_key_replica', 'cohort', { cohort: 'text', version: 'int', wrapped: 'jsonb' }, keys.map(key => ({ ...key, wrapped: json(key.wrapped) }))));
}

/** A graduate with the sealed person opened. */
export type OpenGraduate = Omit<Graduate, 'person'> & { readonly person: Person };

/** Opens the people of a batch. Their keys travel on a topic of their own and may come later: then the batch is tried again. */
export async function openPeople(tx: SystemTx, graduates: readonly Graduate[], platformKey: Buffer): Promise<OpenGraduate[]> {
  const cohorts = [...new Set(graduates.map(graduate => graduate.cohort))];
  const { rows } = await tx.read({ rows: many<CohortKeyReplica>('select cohort, wrapped from cohort_key_replica where cohort = any($1::text[])', [cohorts]) });
  const keys = new Map(rows.map(row => [row.cohort, Buffer.from(unseal(row.wrapped, platformKey), 'base64')]));
  return graduates.map(graduate => {
    const key = keys.get(graduate.cohort);
    if (!key) throw new NotYetHere(`the key of cohort ${graduate.cohort}`);
    return { ...graduate, person: Person.parse(JSON.parse(unseal(graduate.person, key))) };
  });
}

import { Injectable } from '@nestjs/common';
import type { identityApi, OutputOf, ParsedInputOf } from '@netsign/contracts';
import { begin, commit, Database, sql, uuidv7 } from '@netsign/platform';
import { AdmissionService } from './admission.service.js';
import { CasClient } from './cas.client.js';
import { realmOf } from './realm.js';
import { SessionsService } from './sessions.service.js';

const accountText = `insert into account (id, realm, cas_user, role, organisation, name, phone, signed_in_at) values ($1, $2, $3, $4, $5, $6, $7, now())
  on conflict (realm, cas_user) do update set role = excluded.role, organisation = excluded.organisation, name = excluded.name, phone = excluded.phone, signed_in_at = now()
  returning id`;
const unbindText = 'update graduate_replica set account = null where account = $1 and graduate_id <> all($2::uuid[])';
const bindText = 'update graduate_replica set account = $1 where graduate_id = any($2::uuid[])';

/** From a ticket to a session. */
@Injectable()
export class SignInService {
  constructor(private readonly cas: CasClient, private readonly admission: AdmissionService, private readonly sessions: SessionsService, private readonly database: Database) {}

  /** A refusal leaves no trace of the person: the account's row is written only with the session. */
  async signIn({ end, ticket, service, device }: ParsedInputOf<typeof identityApi.signIn>): Promise<OutputOf<typeof identityApi.signIn>> {
    const person = await this.cas.validate(realmOf[end], ticket, service);
    const { role, organisation, phone, graduates } = await this.admission.admit(person);
    return this.database.transact('owner', async trip => {
      const outcomes = await trip.send([begin, sql(accountText, [uuidv7(), person.realm, person.user, role, organisation, person.name, phone])]);
      const account = outcomes[1].rows[0]['id'] as string;
      if (role === 'graduate') await trip.send([sql(unbindText, [account, graduates]), sql(bindText, [account, graduates])]);
      const session = await this.sessions.start(trip, { account, end, graduate: graduates[0] ?? null, device });
      await trip.send([commit]);
      return session;
    });
  }
}

import { Injectable } from '@nestjs/common';
import type { Actor, Me } from '@netsign/contracts';
import { Database, many, maskPhone, nowStatement, one, type Row } from '@netsign/platform';
import { phoneOf } from './phone.js';

const recordsText = `select g.graduate_id as graduate, g.year, coalesce(s.name, g.school) as school, coalesce(d.name, g.department) as department
  from graduate_replica g left join organisation s on s.code = g.school left join organisation d on d.code = g.department
  where g.account = $1 order by g.year desc, g.graduate_id`;
const accountText = `select a.name, coalesce(o.name, e.name, '') as organisation from account a
  left join organisation o on a.realm = 'jygl' and o.code = a.organisation left join employer e on a.realm = 'xzyw' and e.credit_code = a.organisation where a.id = $1`;

const serverTime = { statement: nowStatement, take: (rows: Row[]) => rows[0]['now'] as Date };

/** What the own screen shows about who is signed in. Reads by the owner's login, but never another's row. */
@Injectable()
export class MeService {
  constructor(private readonly database: Database) {}

  async get(actor: Actor): Promise<Me> {
    const { account, records, phone, now } = await this.database.readAsOwner({
      account: one<{ name: string; organisation: string }>(accountText, [actor.account], 'SESSION_ENDED'),
      records: many<Me['graduates'][number]>(recordsText, [actor.account]), phone: phoneOf(actor.account), now: serverTime,
    });
    const own = records.find(record => record.graduate === actor.graduate);
    return { actor, name: account.name, organisation: own?.school ?? account.organisation, phoneMasked: phone === null ? null : maskPhone(phone), graduates: records, now: now.toISOString() };
  }
}

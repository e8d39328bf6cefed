import { Inject, Injectable } from '@nestjs/common';
import { AppError, normaliseCreditCode, type Role } from '@netsign/contracts';
import { CONFIG, Database, idMatch, many, maybe, nameMatch, type Config } from '@netsign/platform';
import type { Person, PersonOf } from './realm.js';

/** Who may come in, and as whom. `graduates` are the own records, the newest year first. */
export interface Admission { readonly role: Role; readonly organisation: string | null; readonly phone: string | null; readonly graduates: readonly string[] }

interface Match { graduateId: string; nameMatch: string; opened: boolean; contact: string }

/** A person by both ID number and name, in the cohorts of any school; whether the province has opened that school for the year. */
const matchesText = `select g.graduate_id, g.name_match, coalesce(o.opened_years @> to_jsonb(g.year), false) as opened, coalesce(o.contact, '') as contact
  from graduate_replica g left join organisation o on o.code = g.school where g.id_match = $1 order by g.year desc, g.graduate_id`;

/** Decides who of those an outside system vouches for may enter here (docs/domain.md §Accounts). Reads as the owner: nobody is signed in yet. */
@Injectable()
export class AdmissionService {
  constructor(private readonly database: Database, @Inject(CONFIG) private readonly config: Config) {}

  /** Throws NOT_IN_ROSTER, COHORT_NOT_OPEN, ORGANISATION_UNKNOWN, EMPLOYER_UNKNOWN or EMPLOYER_NOT_AUTHORISED. */
  admit(person: Person): Promise<Admission> {
    switch (person.realm) {
      case 'chsi': return this.admitGraduate(person);
      case 'jygl': return this.admitOfficial(person);
      case 'xzyw': return this.admitOperator(person);
    }
  }

  /** Details name whom to ask: the schools that know this ID number. They hold no person's data. */
  private async admitGraduate({ name, idNumber }: PersonOf<'chsi'>): Promise<Admission> {
    const key = this.config.platformKey;
    const { found } = await this.database.readAsOwner({ found: many<Match>(matchesText, [idMatch(idNumber, key)]) });
    const wanted = nameMatch(name, key);
    const own = found.filter(match => match.nameMatch === wanted);
    const opened = own.filter(match => match.opened);
    if (opened.length > 0) return { role: 'graduate', organisation: null, phone: null, graduates: opened.map(match => match.graduateId) };
    const contacts = [...new Set((own.length > 0 ? own : found).map(match => match.contact).filter(contact => contact !== ''))];
    throw new AppError(own.length > 0 ? 'COHORT_NOT_OPEN' : 'NOT_IN_ROSTER', { contacts });
  }

  private async admitOfficial({ role, organisation, phone }: PersonOf<'jygl'>): Promise<Admission> {
    const { node } = await this.database.readAsOwner({ node: maybe<{ code: string }>('select code from organisation where code = $1 and kind = $2', [organisation, role]) });
    if (node === null) throw new AppError('ORGANISATION_UNKNOWN');
    return { role, organisation: node.code, phone: phone ?? null, graduates: [] };
  }

  /** Only the person whom the 授权书 names; a suspended employer still enters, to answer what concerns it. */
  private async admitOperator({ user, creditCode }: PersonOf<'xzyw'>): Promise<Admission> {
    const code = normaliseCreditCode(creditCode);
    const { employer } = await this.database.readAsOwner({
      employer: maybe<{ account: string; phone: string }>('select p.account, p.phone from employer e join employer_operator p on p.credit_code = e.credit_code where e.credit_code = $1', [code]),
    });
    if (employer === null) throw new AppError('EMPLOYER_UNKNOWN');
    if (employer.account !== user) throw new AppError('EMPLOYER_NOT_AUTHORISED');
    return { role: 'employer', organisation: code, phone: employer.phone, graduates: [] };
  }
}

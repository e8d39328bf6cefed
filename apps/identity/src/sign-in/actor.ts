import { AppError, type Actor, type End, type Role } from '@netsign/contracts';

/** A session with everything that says who acts in it now: recomputed at every look, so that a change of the world is seen at once. */
export interface SessionRow {
  session: string; account: string; role: Role; webEnd: End; alive: boolean; endsAt: Date;
  graduate: string | null; graduateDepartment: string; graduateSchool: string; graduateProvince: string; confirmed: boolean;
  organisation: string | null; kind: string | null; organisationSchool: string; organisationProvince: string; employer: string | null;
}

export const IDLE_MINUTES = 30;

/** The record counts only while it is bound to this account, the 院系 only while it is in the tree, the employer only for its operator. */
export const sessionColumns = `s.id as session, s.account, s.web_end, a.role, a.organisation,
  s.ended_at is null and s.expires_at > now() and s.seen_at > now() - interval '${IDLE_MINUTES} minutes' as alive,
  least(s.expires_at, now() + interval '${IDLE_MINUTES} minutes') as ends_at,
  g.graduate_id as graduate, g.department as graduate_department, g.school as graduate_school, g.province as graduate_province, c.id is not null as confirmed,
  o.kind, o.school as organisation_school, o.province as organisation_province, p.credit_code as employer`;

export const sessionTables = `session s join account a on a.id = s.account
  left join graduate_replica g on g.graduate_id = s.graduate and g.account = s.account
  left join confirmation c on c.graduate = g.graduate_id and c.account = s.account and c.voided_at is null and c.id_match = g.id_match and c.name_match = g.name_match
  left join organisation o on a.realm = 'jygl' and o.code = a.organisation and o.kind = a.role
  left join employer_operator p on a.realm = 'xzyw' and p.credit_code = a.organisation and p.account = a.cas_user`;

/** Who acts. Throws SESSION_ENDED when the session's time is over or there is nobody left to act as. */
export function actorOf(row: SessionRow): Actor {
  if (!row.alive) throw new AppError('SESSION_ENDED');
  const { account, session, role } = row;
  const keys = keysOf(row);
  if (keys === null) throw new AppError('SESSION_ENDED');
  return { account, session, role, ...keys };
}

function keysOf(row: SessionRow): Partial<Actor> | null {
  if (row.role === 'graduate') {
    if (row.graduate === null) return null;
    return { graduate: row.graduate, department: row.graduateDepartment, school: row.graduateSchool, province: row.graduateProvince, confirmed: row.confirmed };
  }
  if (row.role === 'employer') return row.employer === null ? null : { employer: row.employer };
  if (row.kind === null || row.organisation === null) return null;
  switch (row.role) {
    case 'department': return { department: row.organisation, school: row.organisationSchool, province: row.organisationProvince };
    case 'school': return { school: row.organisation, province: row.organisationProvince };
    case 'province': return { province: row.organisation };
    case 'ministry': return {};
  }
}

import type { Read } from '@netsign/platform';
import { sql } from '@netsign/platform';

/**
 * The phone that gets an account's codes: a graduate's as verified at 信息确认 (a changed one serves after its waiting time), an
 * employer's as its 授权书 names it, an official's as 就业管理系统 knows it.
 */
const phoneText = `select case a.realm
    when 'chsi' then (select c.phone from confirmation c where c.account = a.id and c.phone_from <= now() order by c.phone_from desc limit 1)
    when 'xzyw' then (select p.phone from employer_operator p where p.credit_code = a.organisation and p.account = a.cas_user)
    else a.phone end as phone
  from account a where a.id = $1`;

/** Reads the phone, null where there is none. For the owner's login. */
export const phoneOf = (account: string): Read<string | null> => ({ statement: sql(phoneText, [account]), take: rows => (rows[0]?.['phone'] as string | null | undefined) ?? null });

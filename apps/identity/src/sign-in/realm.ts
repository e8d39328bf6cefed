import type { End } from '@netsign/contracts';
import { z } from 'zod';

/** The outside systems people come from: 学信网, 就业管理系统, 新职业网. */
export const realms = ['chsi', 'jygl', 'xzyw'] as const;
export type Realm = (typeof realms)[number];

/** Each end has its own (docs/domain.md §Roles). */
export const realmOf: Record<End, Realm> = { student: 'chsi', admin: 'jygl', corp: 'xzyw' };

const name = z.string().min(1).max(100);

/** What each of them says about whoever signed in there. */
export const attributesOf = {
  chsi: z.object({ name, idNumber: z.string().min(6).max(20) }),
  jygl: z.object({ role: z.enum(['department', 'school', 'province', 'ministry']), organisation: z.string().max(64), name, phone: z.string().max(20).optional() }),
  xzyw: z.object({ creditCode: z.string().max(18), name, phone: z.string().max(20).optional() }),
} as const satisfies Record<Realm, z.ZodType>;

/** Somebody whom an outside system vouches for. */
export type Person = { [R in Realm]: { readonly realm: R; readonly user: string } & z.output<(typeof attributesOf)[R]> }[Realm];
export type PersonOf<R extends Realm> = Extract<Person, { realm: R }>;

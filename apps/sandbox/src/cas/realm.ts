import { z } from 'zod';

/** Text that is safe in XML 1.0 and on a page: no control characters, no lone surrogates. */
export const plainText = (max: number) =>
  z
    .string()
    .min(1)
    .max(max)
     
    .refine((text) => !/[\u0000-\u001f\u007f-\u009f\ufffe\uffff]/.test(text) && text.isWellFormed(), 'unprintable characters');

const phone = z.string().regex(/^\+?\d{5,20}$/);

export const adminRoles = ['ministry', 'province', 'school', 'department'] as const;

/** What each outside system tells about a person who has signed in there. */
export const attributesOf = {
  chsi: z.strictObject({ name: plainText(100), idNumber: z.string().regex(/^[0-9A-Za-z]{6,20}$/) }),
  jygl: z.strictObject({ role: z.enum(adminRoles), organisation: plainText(64), name: plainText(100), phone }),
  xzyw: z.strictObject({ creditCode: z.string().regex(/^[0-9A-Z]{18}$/), name: plainText(100), phone }),
};

export type Realm = keyof typeof attributesOf;
export type AttributesOf = { [R in Realm]: z.infer<(typeof attributesOf)[R]> };
export type Attributes = AttributesOf[Realm];

export const realmNames = ['chsi', 'jygl', 'xzyw'] as const satisfies readonly Realm[];

export interface Label {
  zh: string;
  en: string;
}

/** The three systems people come from: docs/domain.md names who signs in where. */
export const realms: Record<Realm, { name: Label; who: Label; end: 'student' | 'admin' | 'corp' }> = {
  chsi: { name: { zh: '学信网', en: 'CHSI' }, who: { zh: '毕业生', en: 'Graduates' }, end: 'student' },
  jygl: { name: { zh: '就业管理系统', en: 'Employment administration' }, who: { zh: '院系、学校、省、部的管理员', en: 'Department, school, province and ministry' }, end: 'admin' },
  xzyw: { name: { zh: '新职业网', en: 'NCSS for employers' }, who: { zh: '用人单位', en: 'Employers' }, end: 'corp' },
};

const roleNames: Record<(typeof adminRoles)[number], string> = { ministry: '部', province: '省', school: '学校', department: '院系' };

/** One line under a name in the list of demo accounts. ID numbers and phones are never part of it. */
export function noteOn(attributes: Attributes): string {
  if ('role' in attributes) return `${roleNames[attributes.role]} · ${attributes.organisation}`;
  return 'creditCode' in attributes ? attributes.creditCode : '';
}

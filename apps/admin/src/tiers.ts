import type { Role } from '@netsign/contracts';
import { paths } from './paths.js';

export type Tier = Extract<Role, 'department' | 'school' | 'province' | 'ministry'>;
export type PageName = 'inbox' | 'graduates' | 'board' | 'roster' | 'cohort' | 'opening' | 'organisations' | 'employers';

/** Which pages a tier has, in the order of its menu; the first is where it begins. The services decide what may be done. */
export const pagesOf: Record<Tier, readonly PageName[]> = {
  department: ['inbox', 'graduates', 'board'],
  school: ['inbox', 'graduates', 'board', 'roster', 'cohort'],
  province: ['board', 'opening', 'graduates'],
  ministry: ['board', 'organisations', 'employers', 'graduates'],
};

export const pathOf: Record<PageName, string> = {
  inbox: paths.inbox, graduates: paths.graduates, board: paths.board, roster: paths.rosters, cohort: paths.cohort,
  opening: paths.opening, organisations: paths.organisations, employers: paths.employers,
};

export const isTier = (role: Role): role is Tier => Object.hasOwn(pagesOf, role);

import type { Role } from '@netsign/contracts';
import { paths } from './paths.js';

export type Tier = Extract<Role, 'department' | 'school' | 'province' | 'ministry'>;
export type PageName = 'inbox' | 'terminations' | 'invitations' | 'overdue' | 'messages' | 'graduates' | 'board' | 'roster' | 'cohort' | 'opening' | 'organisations' | 'employers';

/** Which pages a tier has, in the order of its menu; the first is where it begins. The services decide what may be done. */
export const pagesOf: Record<Tier, readonly PageName[]> = {
  department: ['inbox', 'terminations', 'invitations', 'graduates', 'board', 'messages'],
  school: ['inbox', 'terminations', 'invitations', 'graduates', 'board', 'roster', 'cohort', 'messages'],
  province: ['board', 'overdue', 'terminations', 'opening', 'invitations', 'graduates'],
  ministry: ['board', 'organisations', 'employers', 'invitations', 'graduates'],
};

export const pathOf: Record<PageName, string> = {
  inbox: paths.inbox, terminations: paths.terminations, invitations: paths.invitations, overdue: paths.overdue, messages: paths.messages, graduates: paths.graduates, board: paths.board, roster: paths.rosters, cohort: paths.cohort,
  opening: paths.opening, organisations: paths.organisations, employers: paths.employers,
};

export const isTier = (role: Role): role is Tier => Object.hasOwn(pagesOf, role);

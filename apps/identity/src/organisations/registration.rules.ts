import { findCode, noTerminationRules, provinces, type ErrorCode, type FieldError, type Organisation, type Role } from '@netsign/contracts';
import { unprintable } from '@netsign/platform';
import type { OrganisationRow } from './organisation.entity.js';

export interface Registration { readonly code: string; readonly name: string; readonly parent: string; readonly contact: string }

/** Working days a review step may take before it is shown as overdue, unless a school says otherwise (docs/domain.md §Reviews). */
const REVIEW_DAYS = 3;

type Kind = Organisation['kind'];

/** The tier of a code: two digits a province, five a school, `<school>-NN` a department. */
export const kindOf = (code: string): Kind => (code.length === 2 ? 'province' : code.length === 5 ? 'school' : 'department');

const above: Record<Kind, Kind | null> = { ministry: null, province: 'ministry', school: 'province', department: 'school' };
/** Who registers which tier: the ministry what stands above a school, a school its own 院系. */
const registrar: Record<Kind, Role | null> = { ministry: null, province: 'ministry', school: 'ministry', department: 'school' };

/** Why this one cannot be registered by that role, and where; null when it can. `known` is the tree as far as it matters, `own` the actor's school. */
export function registrationProblem(item: Registration, known: ReadonlyMap<string, OrganisationRow>, by: { role: Role; school?: string | undefined }): { at: 'code' | 'name' | 'parent'; code: ErrorCode } | null {
  const kind = kindOf(item.code);
  if (registrar[kind] !== by.role) return { at: 'code', code: 'ROLE_MAY_NOT' };
  if (kind === 'province' && findCode(provinces, item.code) === null) return { at: 'code', code: 'CODE_UNKNOWN' };
  // Names of schools and 院系 are printed in agreements.
  if (unprintable(item.name).length > 0) return { at: 'name', code: 'GLYPH_NOT_PRINTABLE' };
  const parent = known.get(item.parent);
  const isForeign = by.role === 'school' && item.parent !== by.school;
  if (!parent || isForeign || parent.kind !== above[kind] || (kind === 'department' && !item.code.startsWith(`${item.parent}-`))) return { at: 'parent', code: 'ORGANISATION_PARENT_UNKNOWN' };
  const standing = known.get(item.code);
  return standing && (standing.name !== item.name || standing.parent !== item.parent) ? { at: 'code', code: 'ORGANISATION_EXISTS' } : null;
}

/** A new node as it begins: nothing chosen, nothing open. */
export function newOrganisation({ code, name, parent, contact }: Registration, known: ReadonlyMap<string, OrganisationRow>): Omit<OrganisationRow, 'version' | 'hash'> {
  const kind = kindOf(code);
  return {
    code, kind, name, parent, contact, province: kind === 'province' ? code : known.get(parent)!.province, school: kind === 'school' ? code : known.get(parent)!.school,
    partyModes: {}, openedYears: [], openCohorts: [], departmentReview: false, reviewDays: REVIEW_DAYS, terminationRules: noTerminationRules,
  };
}

export const at = (index: number, place: string, code: ErrorCode): FieldError => ({ at: `/items/${index}/${place}`, code });

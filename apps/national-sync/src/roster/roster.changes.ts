import type { Person } from '@netsign/contracts';
import type { Graduate } from './graduate.entity.js';
import { personFields } from './graduate.record.js';
import { maskNumber } from './roster.layout.js';
import type { Department } from './roster.stage.js';

/** Corrections that are listed one by one; more would only be scrolled past. All of them are counted. */
export const SHOWN_CHANGES = 1_000;

/** A graduate's record beside the row of the sheet that corrects it. */
export type PlannedChange = Graduate & { readonly at: number; readonly toPerson: Person; readonly toDepartment: string; readonly toLevel: string; readonly toMode: string };

/** One field of one correction, in words of the record: codes as codes, 院系 by name, ID numbers masked. */
export interface Change { readonly at: number; readonly field: string; readonly was: string; readonly value: string }

/** Every field in which rows and records differ. */
export function changesOf(planned: readonly PlannedChange[], departments: readonly Department[]): Change[] {
  const names = new Map(departments.map(({ code, name }) => [code, name]));
  return planned.flatMap(change => {
    const fields: [string, string, string][] = [
      ['department', names.get(change.department) ?? change.department, change.toDepartment],
      ['educationLevel', change.educationLevel, change.toLevel], ['trainingMode', change.trainingMode, change.toMode],
      ...personFields.map((field): [string, string, string] => [field, shown(field, change.person[field]), shown(field, change.toPerson[field])]),
    ];
    // Masked numbers may look alike: whether they differ is for the numbers themselves to say.
    const idChanged = change.person.idNumber !== change.toPerson.idNumber;
    return fields.filter(([field, was, value]) => (field === 'idNumber' ? idChanged : was !== value)).map(([field, was, value]) => ({ at: change.at, field, was, value }));
  });
}

const shown = (field: keyof Person, value: string): string => (field === 'idNumber' ? maskNumber(value) : value);

import { creditCodeProblem, employerNatures, findCode, industries, normaliseCreditCode, provinces, type FieldError, type identityApi, type ParsedInputOf } from '@netsign/contracts';
import { nameOfCharacter, unprintable } from '@netsign/platform';
import type { Authorisation, EmployerRow, OperatorRow } from './employer.entity.js';

export type EmployerImport = ParsedInputOf<typeof identityApi.importEmployers>['items'][number];
/** One employer as the import brings it, in the form in which it is kept. */
export interface Arrival { readonly employer: Omit<EmployerRow, 'version' | 'hash' | 'status'>; readonly operator: OperatorRow }



export function arrivalOf({ operator, authorisation, ...item }: EmployerImport): Arrival {
  const creditCode = normaliseCreditCode(item.creditCode);
  return {
    employer: { creditCode, name: item.name.normalize('NFC'), nature: item.nature.trim(), industry: item.industry.trim(), region: item.region.trim(), address: item.address.trim().normalize('NFC'), authorisation },
    operator: { creditCode, ...operator },
  };
}

/** What is wrong with the items of one import, and where. `today` (YYYY-MM-DD) judges which codes are in use. */
export function importProblems(arrivals: readonly Arrival[], today: string): FieldError[] {
  const seen = new Set<string>();
  return arrivals.flatMap(({ employer }, index): FieldError[] => {
    const at = (place: string): string => `/items/${index}/${place}`;
    const fields: FieldError[] = [];
    const creditCode = creditCodeProblem(employer.creditCode);
    if (creditCode) fields.push({ at: at('creditCode'), code: creditCode });
    else if (seen.has(employer.creditCode)) fields.push({ at: at('creditCode'), code: 'INPUT_INVALID' });
    seen.add(employer.creditCode);
    for (const part of ['name', 'address'] as const) {
      const missing = unprintable(employer[part]);
      if (missing.length > 0) fields.push({ at: at(part), code: 'GLYPH_NOT_PRINTABLE', value: missing.map(nameOfCharacter).join(' ') });
    }
    if (!findCode(employerNatures, employer.nature, today)) fields.push({ at: at('nature'), code: 'CODE_UNKNOWN' });
    if (!findCode(industries, employer.industry, today)) fields.push({ at: at('industry'), code: 'CODE_UNKNOWN' });
    if (!/^\d{6}$/.test(employer.region) || !findCode(provinces, employer.region.slice(0, 2))) fields.push({ at: at('region'), code: 'CODE_UNKNOWN' });
    if (employer.authorisation && employer.authorisation.validUntil < employer.authorisation.approvedOn) fields.push({ at: at('authorisation/validUntil'), code: 'DATE_FORM' });
    return fields;
  });
}

const authorisationParts: readonly (keyof Authorisation)[] = ['source', 'fileDigest', 'approvedOn', 'validUntil'];

/** Whether the import says nothing new about an employer. */
export function isUnchanged({ employer, operator }: Arrival, standing: EmployerRow, standingOperator: OperatorRow | undefined): boolean {
  const { authorisation, ...plain } = employer;
  const samePlain = (Object.keys(plain) as (keyof typeof plain)[]).every(key => plain[key] === standing[key]);
  const sameOperator = standingOperator !== undefined && (Object.keys(operator) as (keyof OperatorRow)[]).every(key => operator[key] === standingOperator[key]);
  return samePlain && sameOperator && authorisationParts.every(part => authorisation?.[part] === standing.authorisation?.[part]);
}

import type { Organisation } from '@netsign/contracts';

/**
 * Codes for departments that a roster names and the tree does not know: `<school>-NN`, each the next number free (docs/domain.md §Organisations).
 * Throws RangeError when the school has no number left.
 */
export function departmentCodes(school: string, names: readonly string[], known: readonly Pick<Organisation, 'code'>[]): { code: string; name: string; parent: string }[] {
  const taken = new Set(known.map(organisation => organisation.code));
  let number = 0;
  const next = (): string => {
    do number += 1; while (taken.has(codeOf(school, number)));
    if (number > 99) throw new RangeError(`${school} has no department code left`);
    return codeOf(school, number);
  };
  return names.map(name => ({ code: next(), name, parent: school }));
}

const codeOf = (school: string, number: number): string => `${school}-${String(number).padStart(2, '0')}`;

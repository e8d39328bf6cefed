/** One organisation as it is registered. */
export interface OrganisationLine { code: string; name: string; parent: string }
export type LineProblem = { line: number; why: 'needThree' | 'badCode' };

const CODE = /^(\d{2}|\d{5}|\d{5}-\d{2})$/;

/**
 * Reads pasted lines `code, name, parent`, separated by tab or comma (half or full width), as a spreadsheet gives them.
 * Empty lines are passed over; lines are counted from 1 as the person sees them.
 */
export function readOrganisationLines(text: string): { items: OrganisationLine[]; problems: LineProblem[] } {
  const items: OrganisationLine[] = [];
  const problems: LineProblem[] = [];
  text.split(/\r?\n/).forEach((raw, at) => {
    if (raw.trim() === '') return;
    const [code = '', name = '', parent = ''] = raw.split(/[\t,，]/).map(cell => cell.trim());
    if (code === '' || name.length < 2 || parent === '') problems.push({ line: at + 1, why: 'needThree' });
    else if (!CODE.test(code)) problems.push({ line: at + 1, why: 'badCode' });
    else items.push({ code, name, parent });
  });
  return { items, problems };
}

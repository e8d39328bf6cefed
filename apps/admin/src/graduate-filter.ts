import { caseStates, type CaseState } from '@netsign/contracts';
import { paths } from './paths.js';
import { isPlace } from './place-code.js';

/** What of the filter of graduates stands in the address; a name that is searched for never does. Boards link to such addresses. */
export interface AddressFilter { readonly eligible: 'true' | 'false' | undefined; readonly place: string | undefined; readonly caseStatus: CaseState | undefined; readonly outcome: string | undefined }

const isOutcome = (text: string) => /^\d{2,3}(,\d{2,3})*$|^none$/.test(text);
const isCaseState = (text: string): text is CaseState => caseStates.some(state => state === text);

/** Reads the filter of an address; what it does not know counts as not given. */
export function readFilter(params: URLSearchParams): AddressFilter {
  const of = (name: string) => params.get(name) ?? '';
  const [eligible, place, state, outcome] = [of('eligible'), of('place'), of('case'), of('outcome')];
  return {
    eligible: eligible === 'true' || eligible === 'false' ? eligible : undefined,
    place: isPlace(place) ? place : undefined,
    caseStatus: isCaseState(state) ? state : undefined,
    outcome: isOutcome(outcome) ? outcome : undefined,
  };
}

/** The address of the list of one year with this filter. */
export function graduatesAddress(year: number, { eligible, place, caseStatus, outcome }: Partial<AddressFilter>): string {
  const params = new URLSearchParams({ year: String(year) });
  for (const [name, value] of [['eligible', eligible], ['place', place], ['case', caseStatus], ['outcome', outcome]] as const) if (value !== undefined) params.set(name, value);
  return `${paths.graduates}?${params.toString()}`;
}

import type { BoardView, CaseState, Role } from '@netsign/contracts';
import { graduatesAddress } from '../../graduate-filter.js';
import { paths } from '../../paths.js';

/** What a number counts, as far as its records can be opened. */
export type Counted = 'roster' | 'eligible' | 'none' | CaseState | { readonly outcome: string };

/** The page that lists what a number counts: a reviewer's own queue where there is one, else the list of graduates, kept to the node. */
export function recordsOf(board: Pick<BoardView, 'year' | 'code' | 'level'>, role: Role, counted: Counted): string {
  const own = board.level === role;
  if (own && role === 'department' && counted === 'department_review') return paths.inbox;
  if (own && role === 'school' && counted === 'school_review') return paths.inbox;
  if (own && role === 'school' && counted === 'department_review') return `${paths.inbox}?show=other`;
  const place = own || board.level === 'ministry' ? undefined : board.code;
  if (typeof counted === 'object') return graduatesAddress(board.year, { place, outcome: counted.outcome });
  switch (counted) {
    case 'roster': return graduatesAddress(board.year, { place });
    case 'eligible': return graduatesAddress(board.year, { place, eligible: 'true' });
    case 'none': return graduatesAddress(board.year, { place, outcome: 'none' });
    default: return graduatesAddress(board.year, { place, caseStatus: counted });
  }
}

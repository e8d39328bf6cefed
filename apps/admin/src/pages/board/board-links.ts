import type { BoardView, CaseState, Role } from '@netsign/contracts';
import { graduatesAddress } from '../../graduate-filter.js';
import { inboxAddress, type Queue } from '../../inbox-address.js';
import { invitationsAddress, openStates, type OpenState } from '../../invitation-filter.js';

/** What a number counts, as far as its records can be opened. */
export type Counted = 'roster' | 'eligible' | 'none' | CaseState | { readonly outcome: string };

/** Where a reviewer's own papers lie: on the own desk, or on the other reviewer's. */
const queueOf: Readonly<Partial<Record<Role, Readonly<Partial<Record<CaseState, Queue>>>>>> = {
  department: { department_review: 'mine', school_review: 'other' },
  school: { school_review: 'mine', department_review: 'other' },
};

const isOpen = (counted: Counted): counted is OpenState => openStates.some(state => state === counted);

/**
 * The page that lists what a number counts, kept to the node and the year: invitations in a reviewer's own queue or in the list of invitations,
 * everything that stands once for each graduate in the list of graduates (docs/domain.md §Board).
 */
export function recordsOf(board: Pick<BoardView, 'year' | 'code' | 'level'>, role: Role, counted: Counted): string {
  const { year } = board;
  const own = board.level === role;
  const place = own || board.level === 'ministry' ? undefined : board.code;
  if (isOpen(counted)) {
    const queue = own ? queueOf[role]?.[counted] : undefined;
    return queue === undefined ? invitationsAddress(year, { place, status: counted }) : inboxAddress({ queue, year });
  }
  if (typeof counted === 'object') return graduatesAddress(year, { place, outcome: counted.outcome });
  switch (counted) {
    case 'roster': return graduatesAddress(year, { place });
    case 'eligible': return graduatesAddress(year, { place, eligible: 'true' });
    case 'none': return graduatesAddress(year, { place, outcome: 'none' });
    default: return graduatesAddress(year, { place, caseStatus: counted });
  }
}

import { useQuery } from '@tanstack/react-query';
import { agreements, identity } from '../../platform.js';

const NEWEST = 20;

/** What ended without an agreement lately and was not begun anew: it may be sent again. */
export const useEnded = () => useQuery({
  queryKey: ['agreements', 'invitations', 'workbench', 'ended'],
  queryFn: ({ signal }) => agreements.listInvitations({ status: 'refused,expired,taken_back,failed', notSentAgain: 'true', limit: 5 }, { signal }),
});

/** Drafts are this employer's own work; everything else waits for somebody else. */
export const useDrafts = () => useQuery({
  queryKey: ['agreements', 'invitations', 'workbench', 'mine'],
  queryFn: ({ signal }) => agreements.listInvitations({ status: 'draft', limit: NEWEST }, { signal }),
});

export const useWaiting = () => useQuery({
  queryKey: ['agreements', 'invitations', 'workbench', 'theirs'],
  queryFn: ({ signal }) => agreements.listInvitations({ status: 'offered,department_review,school_review', limit: NEWEST }, { signal }),
});

export const useInForce = () => useQuery({
  queryKey: ['agreements', 'agreements', 'workbench'],
  queryFn: ({ signal }) => agreements.listAgreements({ status: 'in_force', limit: 5 }, { signal }),
});

/** This employer's own entry: what it is called, whether it may invite. */
export const useOwnEmployer = (creditCode: string | undefined) => useQuery({
  queryKey: ['identity', 'employers', 'own'],
  queryFn: ({ signal }) => identity.listEmployers({}, { signal }),
  select: answer => answer.items.find(employer => employer.creditCode === creditCode) ?? null,
});

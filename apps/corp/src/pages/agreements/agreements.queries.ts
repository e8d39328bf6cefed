import { useInfiniteQuery, useQuery } from '@tanstack/react-query';
import type { AgreementStatus } from '@netsign/contracts';
import { agreements } from '../../platform.js';

export const useAgreements = (status: AgreementStatus | undefined) => useInfiniteQuery({
  queryKey: ['agreements', 'agreements', status ?? 'all'],
  queryFn: ({ pageParam, signal }) => agreements.listAgreements({ status, cursor: pageParam }, { signal }),
  initialPageParam: undefined as string | undefined,
  getNextPageParam: page => page.next ?? undefined,
});

export const useAgreement = (id: string) => useQuery({
  queryKey: ['agreements', 'agreement', id],
  queryFn: ({ signal }) => agreements.getAgreement({ id }, { signal }),
});

export const useAgreementHistory = (id: string) => useQuery({
  queryKey: ['agreements', 'agreement', id, 'history'],
  queryFn: ({ signal }) => agreements.agreementHistory({ id }, { signal }),
});

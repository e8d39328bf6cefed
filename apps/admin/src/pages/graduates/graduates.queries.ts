import { keepPreviousData, useInfiniteQuery } from '@tanstack/react-query';
import type { AddressFilter } from '../../graduate-filter.js';
import { nationalSync } from '../../platform.js';

export interface GraduateFilter extends AddressFilter { readonly year: number; readonly search: string | undefined }

/** The graduates a reader may see, page by page; the old page stays while a new filter is read. */
export const useGraduates = (filter: GraduateFilter) => useInfiniteQuery({
  queryKey: ['national-sync', 'graduates', filter],
  queryFn: ({ pageParam, signal }) => nationalSync.listGraduates({ ...filter, cursor: pageParam }, { signal }),
  initialPageParam: undefined as string | undefined,
  getNextPageParam: page => page.next ?? undefined,
  placeholderData: keepPreviousData,
});

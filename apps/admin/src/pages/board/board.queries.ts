import { keepPreviousData, useQuery } from '@tanstack/react-query';
import { nationalSync } from '../../platform.js';

/** The board of one node; without a code the reader's own. */
export const useBoard = (year: number, code: string | undefined) => useQuery({
  queryKey: ['national-sync', 'board', year, code ?? 'own'],
  queryFn: ({ signal }) => nationalSync.board({ year, code }, { signal }),
  placeholderData: keepPreviousData,
});

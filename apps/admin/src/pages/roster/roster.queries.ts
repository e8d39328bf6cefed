import { useQuery } from '@tanstack/react-query';
import { nationalSync } from '../../platform.js';

export const useRosters = () => useQuery({
  queryKey: ['national-sync', 'rosters'],
  queryFn: ({ signal }) => nationalSync.listRosters({}, { signal }),
});

export const useRoster = (id: string) => useQuery({
  queryKey: ['national-sync', 'roster', id],
  queryFn: ({ signal }) => nationalSync.getRoster({ id }, { signal }),
});

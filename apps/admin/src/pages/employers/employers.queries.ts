import { useQuery } from '@tanstack/react-query';
import { identity } from '../../platform.js';

export const useEmployers = () => useQuery({
  queryKey: ['identity', 'employers'],
  queryFn: ({ signal }) => identity.listEmployers({}, { signal }),
});

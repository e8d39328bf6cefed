import { useQuery } from '@tanstack/react-query';
import type { Organisation } from '@netsign/contracts';
import { identity } from './platform.js';

type Kind = 'province' | 'school' | 'department';

/** The organisations of one kind below `parent` (all of them without), by code: read by nearly every page of this end. */
export const useOrganisations = (kind: Kind, parent?: string) => useQuery({
  queryKey: ['identity', 'organisations', kind, parent ?? 'all'],
  queryFn: ({ signal }) => identity.listOrganisations({ kind, parent }, { signal }),
  select: answer => [...answer.items].sort((a, b) => a.code.localeCompare(b.code)),
});

/** One organisation of the list by its code. */
export const byCode = (items: readonly Organisation[] | undefined, code: string | undefined): Organisation | null => items?.find(one => one.code === code) ?? null;

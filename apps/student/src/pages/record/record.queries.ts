import { useMutation, useQuery } from '@tanstack/react-query';
import { useSession } from '@netsign/ui';
import { identity, nationalSync } from '../../platform.js';

/** The own record as the school reports it now. */
export const useMyRecord = () => useQuery({ queryKey: ['national-sync', 'my-record'], queryFn: ({ signal }) => nationalSync.myRecord({}, { signal }) });

/** How the own school says it can be reached; empty while unknown. */
export function useSchoolContact(): string {
  const { me } = useSession();
  const { school, province } = me?.actor ?? {};
  const { data } = useQuery({
    queryKey: ['identity', 'school-contact', school],
    queryFn: async ({ signal }) => (await identity.listOrganisations({ kind: 'school', parent: province }, { signal })).items.find(one => one.code === school)?.contact ?? '',
    enabled: school !== undefined && province !== undefined, staleTime: Infinity,
  });
  return data ?? '';
}

export const useSendPhoneCode = () => useMutation({ mutationFn: (phone: string) => identity.sendPhoneCode({ phone }) });

/** Chooses one of the own records for this session; everything on screen is then of that one. */
export function useChooseRecord() {
  const session = useSession();
  return useMutation({ mutationFn: (graduate: string) => identity.chooseGraduate({ graduate }), onSuccess: () => session.reload() });
}

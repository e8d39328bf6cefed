import { useMe } from '@netsign/ui';
import { byCode, useOrganisations } from './tree.queries.js';

/** The nodes right below the reader's own, and the one chosen, wherever below it stands. */
export function usePlaces(chosen: string | undefined): { value: string; label: string }[] {
  const { actor } = useMe();
  const [provinces, schools, departments] = [useOrganisations('province').data ?? [], useOrganisations('school').data ?? [], useOrganisations('department').data ?? []];
  const below = actor.role === 'ministry' ? provinces : actor.role === 'province' ? schools.filter(one => one.parent === actor.province) : actor.role === 'school' ? departments.filter(one => one.parent === actor.school) : [];
  const options = below.map(one => ({ value: one.code, label: one.name }));
  if (chosen === undefined || options.some(option => option.value === chosen)) return options;
  return [...options, { value: chosen, label: byCode([...provinces, ...schools, ...departments], chosen)?.name ?? chosen }];
}

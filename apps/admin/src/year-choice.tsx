import { Select } from 'antd';
import { serverNow } from '@netsign/ui';
import { useSearchParams } from 'react-router';
import { useText } from './i18n/index.js';
import { useOrganisations } from './tree.queries.js';

/** A cohort is prepared from August of the year before it graduates. */
function seasonYear(): number {
  const now = new Date(serverNow());
  return now.getUTCFullYear() + (now.getUTCMonth() >= 7 ? 1 : 0);
}

/** Every year that means something somewhere in the tree, newest first, and those `besides`. */
export function useKnownYears(besides: readonly number[]): number[] {
  const provinces = useOrganisations('province').data ?? [];
  const schools = useOrganisations('school').data ?? [];
  const known = [...provinces.flatMap(one => Object.keys(one.partyModes).map(Number)), ...schools.flatMap(one => [...one.openedYears, ...one.openCohorts])];
  return [...new Set([...known, ...besides])].sort((a, b) => b - a);
}

/** The year that stands in the address, or the present season's; and the years to choose from. */
export function useYear(): { year: number; years: number[]; setYear: (year: number) => void } {
  const [search, setSearch] = useSearchParams();
  const season = seasonYear();
  const asked = Number(search.get('year'));
  const year = Number.isInteger(asked) && asked >= 2021 && asked <= 2100 ? asked : season;
  const years = useKnownYears([season, season + 1, year]);
  const setYear = (next: number) => { setSearch(old => { const params = new URLSearchParams(old); params.set('year', String(next)); return params; }, { replace: true }); };
  return { year, years, setYear };
}

/** Chooses the cohort year; it stands in the address. */
export function YearChoice({ choice }: { choice: ReturnType<typeof useYear> }) {
  const t = useText();
  return <Select<number> aria-label={t.year.label} value={choice.year} onChange={choice.setYear} popupMatchSelectWidth={false} options={choice.years.map(value => ({ value, label: t.year.of(value) }))} />;
}

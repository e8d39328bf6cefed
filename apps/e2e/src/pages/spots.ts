import type { End } from '@netsign/contracts';
import type { Page } from 'playwright-core';
import { adminPages } from './admin.pages.js';
import { corpPages } from './corp.pages.js';
import { isNever, states, type Made, type Never, type WalkedPage } from './page-table.js';
import type { Cases, Reader } from './readers.js';
import { studentPages } from './student.pages.js';

/** A page in one of its states, or in a scene: what a look is taken at. */
export interface Spot {
  readonly end: End;
  readonly page: string;
  /** One of `states`, or the name of a scene. */
  readonly state: string;
  readonly as: Reader;
  readonly at: (cases: Cases) => string;
  /** How the state comes about; null where the answers stay as they are. */
  readonly made: Made | null;
  readonly act: ((page: Page) => Promise<void>) | null;
}

/** A page or a state of one that cannot be, with the reason. */
export interface Missing { readonly end: End; readonly page: string; readonly state: string; readonly why: string }

const tables: Readonly<Record<End, Readonly<Record<string, WalkedPage | Never>>>> = { student: studentPages, corp: corpPages, admin: adminPages };

const rows = () => (Object.keys(tables) as End[]).flatMap((end) => Object.entries(tables[end]).map(([page, row]) => ({ end, page, row })));

/** Every page in every state it can be in. `only`: `student`, or `student/home`. */
export function everySpot(only = ''): Spot[] {
  const spots = rows().flatMap(({ end, page, row }) => (isNever(row) ? [] : spotsOf(end, page, row)));
  return spots.filter(({ end, page }) => only === '' || only === end || only === `${end}/${page}`);
}

/** What the walk does not look at, and why. */
export function everyMissing(): Missing[] {
  return rows().flatMap(({ end, page, row }) => {
    if (isNever(row)) return [{ end, page, state: 'all', why: row.never }];
    return Object.entries(row.states).flatMap(([state, how]) => (isNever(how) ? [{ end, page, state, why: how.never }] : []));
  });
}

function spotsOf(end: End, page: string, row: WalkedPage): Spot[] {
  const { as, at } = row;
  const inStates = states.flatMap((state): Spot[] => {
    if (state === 'normal') return [{ end, page, state, as, at, made: null, act: null }];
    const how = row.states[state];
    return isNever(how) ? [] : [{ end, page, state, as, at: how.at ?? at, made: how, act: null }];
  });
  const scenes = Object.entries(row.scenes ?? {}).map(([state, scene]): Spot => ({ end, page, state, as: scene.as ?? as, at: scene.at ?? at, made: null, act: scene.act ?? null }));
  return [...inStates, ...scenes];
}

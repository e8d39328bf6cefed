import { paths } from '../../../admin/src/paths.js';
import { pagesOf, type PageName, type Tier } from '../../../admin/src/tiers.js';
import { anyRead, isNever, made, never, ofList, ofOneCase, type Made, type Never, type Scene, type State, type WalkedPage } from './page-table.js';
import type { Cases } from './readers.js';

/** A page of the admin end: the tiers whose menu has it look at it, each as itself. */
interface TierPage {
  readonly menu: PageName;
  readonly at: (cases: Cases) => string;
  readonly states: Readonly<Record<Exclude<State, 'normal'>, Made | Never>>;
  readonly scenes?: Readonly<Record<string, Omit<Scene, 'as'>>>;
}

const itself = never('the organisation that is signed in is always there');
/** A year for which nobody has prepared anything. */
const NO_YEAR = 2099;

/** An address without a row here does not compile. */
const pages: Readonly<Record<keyof typeof paths, TierPage | Never>> = {
  home: never('it leads on to the first page of the tier'),
  inbox: {
    menu: 'inbox', at: () => paths.inbox, states: ofList,
    scenes: { keys: { act: async (page) => { await page.keyboard.press('?'); await page.getByRole('dialog').waitFor(); } } },
  },
  invitations: { menu: 'invitations', at: () => paths.invitations, states: ofList },
  terminations: { menu: 'terminations', at: () => paths.terminations, states: ofList },
  termination: never('none of the readers has asked to end an agreement'),
  overdue: { menu: 'overdue', at: () => paths.overdue, states: ofList },
  messages: { menu: 'messages', at: () => paths.messages, states: ofList },
  graduates: { menu: 'graduates', at: () => paths.graduates, states: ofList },
  board: { menu: 'board', at: () => paths.board, states: { ...ofList, empty: { calls: /^$/, at: () => `${paths.board}?year=${NO_YEAR}` } } },
  rosters: { menu: 'roster', at: () => paths.rosters, states: ofList },
  roster: { menu: 'roster', at: ({ roster }) => paths.roster(roster), states: ofOneCase },
  cohort: { menu: 'cohort', at: () => paths.cohort, states: { ...ofList, empty: itself } },
  opening: { menu: 'opening', at: () => paths.opening, states: { ...ofList, empty: made(/kind=school/), loading: anyRead } },
  organisations: { menu: 'organisations', at: () => paths.organisations, states: ofList },
  employers: { menu: 'employers', at: () => paths.employers, states: ofList },
};

const gate: WalkedPage = {
  as: 'nobody-admin', at: () => '/',
  states: { empty: never('it has no list'), loading: made(/GET \/session/), failed: made(/GET \/session/), refused: { calls: /^$/, at: () => '/sign-in-refused?code=ORGANISATION_UNKNOWN' } },
};

/** The pages of every tier, `school-inbox` and so on; what no tier has in its menu is a fault of the tables. */
export const adminPages: Readonly<Record<string, WalkedPage | Never>> = Object.fromEntries([['gate', gate], ...Object.entries(pages).flatMap(([name, page]) => rowsOf(name, page))]);

function rowsOf(name: string, page: TierPage | Never): [string, WalkedPage | Never][] {
  if (isNever(page)) return [[name, page]];
  return tiersOf(page.menu).map((tier) => [`${tier}-${name}`, { ...page, as: tier }]);
}

function tiersOf(menu: PageName): Tier[] {
  const tiers = (Object.keys(pagesOf) as Tier[]).filter((tier) => pagesOf[tier].includes(menu));
  if (tiers.length === 0) throw new RangeError(`no tier has ${menu} in its menu`);
  return tiers;
}

import type { Page } from 'playwright-core';
import type { Cases, Reader } from './readers.js';

/** What a page may be found in. `refused`: the service says that this reader may not; `failed`: it says that it broke. */
export const states = ['normal', 'empty', 'loading', 'failed', 'refused'] as const;
export type State = (typeof states)[number];

/** A state that this page cannot be in, and why not. */
export interface Never { readonly never: string }

/**
 * How a state comes about: by the answers at the browser's edge to those `calls` (`GET /agreements/invitations`), all of the page's
 * reads without it; at another address when `at` is given.
 */
export interface Made { readonly calls?: RegExp; readonly at?: (cases: Cases) => string }

/** The page again, as it stands for somebody else, elsewhere, or after something was done on it. */
export interface Scene { readonly as?: Reader; readonly at?: (cases: Cases) => string; readonly act?: (page: Page) => Promise<void> }

/** One page: who looks at it, where, in which states, and what else is worth a look. */
export interface WalkedPage {
  readonly as: Reader;
  /** Address below the end. */
  readonly at: (cases: Cases) => string;
  readonly states: Readonly<Record<Exclude<State, 'normal'>, Made | Never>>;
  readonly scenes?: Readonly<Record<string, Scene>>;
}

/** The pages of one end by the names of its `paths.ts`, and those that have no address of their own. */
export type PageTable<Name extends string> = Readonly<Record<Name, WalkedPage | Never>>;

export const never = (why: string): Never => ({ never: why });
export const isNever = (one: object): one is Never => 'never' in one;

/** Whatever the page reads is held, broken or refused. */
export const anyRead: Made = {};
export const made = (calls: RegExp): Made => ({ calls });

const oneCase = never('its address names one case: without it there is no page, which is what `refused` shows');
const ownWords = never('it reads nothing: it stands on its own words and on who is signed in');

/** The states of a page about one case. */
export const ofOneCase = { empty: oneCase, loading: anyRead, failed: anyRead, refused: anyRead } as const;
/** The states of a page that reads nothing. */
export const ofOwnWords = { empty: ownWords, loading: ownWords, failed: ownWords, refused: ownWords } as const;
/** The states of a list. */
export const ofList = { empty: anyRead, loading: anyRead, failed: anyRead, refused: anyRead } as const;

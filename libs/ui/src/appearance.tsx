import { useSyncExternalStore } from 'react';
import { recall, remember } from './remembered.js';

export type Theme = 'system' | 'light' | 'dark';
export type Size = 'normal' | 'large';
interface Appearance { readonly theme: Theme; readonly size: Size }
/** As chosen, and whether it is dark now: the system may change its mind while a page is open. */
interface Shown extends Appearance { readonly dark: boolean }

const listeners = new Set<() => void>();

const darkWished = () => typeof matchMedia === 'function' && matchMedia('(prefers-color-scheme: dark)').matches;
const shownAs = ({ theme, size }: Appearance): Shown => ({ theme, size, dark: theme === 'dark' || (theme === 'system' && darkWished()) });

let appearance: Shown = shownAs({ theme: 'system', size: 'normal' });

/** Writes theme and size on the document, where tokens.css reads them. */
function apply(chosen: Appearance): void {
  appearance = shownAs(chosen);
  document.documentElement.dataset.theme = appearance.dark ? 'dark' : 'light';
  document.documentElement.dataset.size = appearance.size;
  listeners.forEach(listener => { listener(); });
}

/** Shows what this browser keeps. Call before anything is drawn, so that nobody in the dark sees a white flash. */
export function showKeptAppearance(): void {
  const theme = recall('theme');
  const size = recall('size');
  apply({ theme: theme === 'dark' || theme === 'light' ? theme : 'system', size: size === 'large' ? 'large' : 'normal' });
}

/** The same, and from then on follows the system when it changes its mind. Call once before the first render. */
export function startAppearance(): void {
  matchMedia('(prefers-color-scheme: dark)').addEventListener('change', () => { apply(appearance); });
  showKeptAppearance();
}

export function setAppearance(change: Partial<Appearance>): void {
  apply({ ...appearance, ...change });
  remember('theme', appearance.theme);
  remember('size', appearance.size);
}

const subscribe = (listener: () => void) => {
  listeners.add(listener);
  return () => { listeners.delete(listener); };
};

/** Theme and size as chosen, and whether it is dark now. */
export const useAppearance = (): Shown => useSyncExternalStore(subscribe, () => appearance);

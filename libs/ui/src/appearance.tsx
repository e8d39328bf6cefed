import { useSyncExternalStore } from 'react';
import { recall, remember } from './remembered.js';

export type Theme = 'system' | 'light' | 'dark';
export type Size = 'normal' | 'large';
interface Appearance { readonly theme: Theme; readonly size: Size }

const listeners = new Set<() => void>();
let appearance: Appearance = { theme: 'system', size: 'normal' };

const darkWished = () => typeof matchMedia === 'function' && matchMedia('(prefers-color-scheme: dark)').matches;

/** Writes theme and size on the document, where tokens.css reads them. */
function apply(): void {
  const { theme, size } = appearance;
  document.documentElement.dataset.theme = theme === 'dark' || (theme === 'system' && darkWished()) ? 'dark' : 'light';
  document.documentElement.dataset.size = size;
  listeners.forEach(listener => { listener(); });
}

/** Call once before the first render, so that nobody in the dark sees a white flash. */
export function startAppearance(): void {
  const theme = recall('theme');
  const size = recall('size');
  appearance = { theme: theme === 'dark' || theme === 'light' ? theme : 'system', size: size === 'large' ? 'large' : 'normal' };
  matchMedia('(prefers-color-scheme: dark)').addEventListener('change', apply);
  apply();
}

export function setAppearance(change: Partial<Appearance>): void {
  appearance = { ...appearance, ...change };
  remember('theme', appearance.theme);
  remember('size', appearance.size);
  apply();
}

const subscribe = (listener: () => void) => {
  listeners.add(listener);
  return () => { listeners.delete(listener); };
};

/** Theme and size as chosen, and whether it is dark now. */
export function useAppearance(): Appearance & { dark: boolean } {
  const chosen = useSyncExternalStore(subscribe, () => appearance);
  return { ...chosen, dark: chosen.theme === 'dark' || (chosen.theme === 'system' && darkWished()) };
}

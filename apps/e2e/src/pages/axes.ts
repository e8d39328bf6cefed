import { pairwise } from './pairwise.js';
import type { Spot } from './spots.js';

/** What a page is looked at in, besides its state. Widths in CSS pixels; text in per cent of the reader's own size, or our large type. */
export const axes = {
  width: [360, 768, 1440],
  theme: ['light', 'dark'],
  language: ['zh', 'en'],
  text: ['100', 'large', '200'],
} as const;

export interface Setting {
  readonly width: (typeof axes.width)[number];
  readonly theme: (typeof axes.theme)[number];
  readonly language: (typeof axes.language)[number];
  readonly text: (typeof axes.text)[number];
}

/** A page in one of its states, in one setting. */
export interface Planned { readonly spot: Spot; readonly setting: Setting }

export const everySetting = (): Setting[] =>
  axes.text.flatMap((text) => axes.language.flatMap((language) => axes.theme.flatMap((theme) => axes.width.map((width) => ({ width, theme, language, text })))));

/** Every page and state in every setting. */
export const fullSettings = (spots: readonly Spot[]): Planned[] => spots.flatMap((spot) => everySetting().map((setting) => ({ spot, setting })));

/** Every page and state on a phone and at a desk, light and in Chinese. */
export const plainSettings = (spots: readonly Spot[]): Planned[] =>
  spots.flatMap((spot) => ([360, 1440] as const).map((width) => ({ spot, setting: { width, theme: 'light' as const, language: 'zh' as const, text: '100' as const } })));

/**
 * Beside the plain looks: so many that every two values of two axes meet. Page and state are axes too, so that each page is met in each
 * theme, language, width and size of text, and each state in each of them.
 */
export function pairwiseSettings(spots: readonly Spot[]): Planned[] {
  const flat = ({ spot, setting }: Planned) => ({ page: `${spot.end}/${spot.page}`, state: spot.state, ...setting });
  const product = fullSettings(spots);
  const candidates = product.map(flat);
  const at = new Map(candidates.map((one, index) => [one, index]));
  return pairwise(candidates, plainSettings(spots).map(flat)).flatMap((one) => product[at.get(one) ?? -1] ?? []);
}

export const quickSettings = (spots: readonly Spot[]): Planned[] => [...plainSettings(spots), ...pairwiseSettings(spots)];

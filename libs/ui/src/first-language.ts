import { languages, type Language } from '@netsign/contracts';
import { recall } from './remembered.js';

const isLanguage = (text: string | null): text is Language => languages.some(language => language === text);

/** Chinese unless this browser chose English before, here or in its own settings. */
export function firstLanguage(): Language {
  const chosen = recall('language');
  if (isLanguage(chosen)) return chosen;
  return navigator.language.startsWith('en') ? 'en' : 'zh-CN';
}

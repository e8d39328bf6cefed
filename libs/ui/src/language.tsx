import { createContext, use, useEffect, useMemo, useState, type ReactNode } from 'react';
import { titles, type Language } from '@netsign/contracts';
import { remember } from './remembered.js';

/** Phrases of one room in both languages. `zh` sets the shape; a phrase that is missing in English does not compile. */
export interface PhraseBook<T> { readonly 'zh-CN': T; readonly en: T }
export const phraseBook = <T,>(zh: T, en: NoInfer<T>): PhraseBook<T> => ({ 'zh-CN': zh, en });

interface LanguageChoice { readonly language: Language; readonly setLanguage: (language: Language) => void }
const LanguageContext = createContext<LanguageChoice>({ language: 'zh-CN', setLanguage: () => undefined });

/** Gives all below the language, and the document its `lang`. `onChange` tells the api link, so that refusals follow. */
export function LanguageProvider({ children, first, onChange }: { children: ReactNode; first: Language; onChange?: (language: Language) => void }) {
  const [language, setLanguage] = useState<Language>(first);
  useEffect(() => {
    document.documentElement.lang = language;
    remember('language', language);
    onChange?.(language);
  }, [language, onChange]);
  const choice = useMemo(() => ({ language, setLanguage }), [language]);
  return <LanguageContext value={choice}>{children}</LanguageContext>;
}

export const useLanguage = (): LanguageChoice => use(LanguageContext);

/** The phrases of a room in the language of the page: `const t = usePhrases(book)`. */
export function usePhrases<T>(book: PhraseBook<T>): T {
  return book[useLanguage().language];
}

/** Names of statuses, acts, roles, reasons and fields in the language of the page. */
export const useTitles = () => titles(useLanguage().language);

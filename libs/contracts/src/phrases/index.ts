import type { ErrorCode } from '../errors.js';
import { enErrors } from './en.js';
import { enTitles } from './titles.en.js';
import type { Titles } from './titles.js';
import { zhTitles } from './titles.zh-CN.js';
import { zhErrors } from './zh-CN.js';

export { enErrors, enTitles, zhErrors, zhTitles };
export type { RecordField, ReleaseGround, Titles } from './titles.js';

export const languages = ['zh-CN', 'en'] as const;
export type Language = (typeof languages)[number];

const errorsOf: Record<Language, Record<ErrorCode, string>> = { 'zh-CN': zhErrors, en: enErrors };
const titlesOf: Record<Language, Titles> = { 'zh-CN': zhTitles, en: enTitles };

/** What a refusal says to a person: what is wrong and what to do. */
export const errorSentence = (code: ErrorCode, language: Language): string => errorsOf[language][code];

/** The short names of statuses, acts, roles, reasons and fields in one language. */
export const titles = (language: Language): Titles => titlesOf[language];

/** The language a request asks for by Accept-Language; Chinese unless English comes first. */
export const languageOf = (header: string | undefined): Language => (/^\s*en\b/i.test(header ?? '') ? 'en' : 'zh-CN');

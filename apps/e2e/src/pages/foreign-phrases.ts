import { destinations, educationLevels, employerNatures, errorSentence, errors, industries, titles, trainingModes, type ErrorCode } from '@netsign/contracts';
import { en as admin } from '../../../admin/src/i18n/en.js';
import { zhCN as adminZh } from '../../../admin/src/i18n/zh-CN.js';
import { en as corp } from '../../../corp/src/i18n/en.js';
import { zhCN as corpZh } from '../../../corp/src/i18n/zh-CN.js';
import { en as student } from '../../../student/src/i18n/en.js';
import { zh as studentZh } from '../../../student/src/i18n/zh-CN.js';
import type { Setting } from './axes.js';

const codes = Object.keys(errors) as ErrorCode[];
const lists = [destinations, educationLevels, employerNatures, industries, trainingModes].flatMap(({ rows }) => rows);

const said = {
  zh: stringsOf([adminZh, corpZh, studentZh, titles('zh-CN'), codes.map((code) => errorSentence(code, 'zh-CN')), lists.map(({ zh }) => zh)]),
  en: stringsOf([admin, corp, student, titles('en'), codes.map((code) => errorSentence(code, 'en')), lists.map(({ en }) => en)]),
};

/** The ministry's name is a name: it stands as it is in every language. */
const NAMES: ReadonlySet<string> = new Set([titles('zh-CN').role.ministry]);

/** Phrases of the other language that have words of their own in this one: none may stand on a page. */
export const foreignPhrases = (language: Setting['language']): string[] => {
  const [own, other] = language === 'zh' ? [said.zh, said.en] : [said.en, said.zh];
  return [...other].filter((phrase) => phrase.length > 1 && !own.has(phrase) && !NAMES.has(phrase));
};

/** Every string at any depth of a book of phrases; what is put together from numbers and names is left out. */
function stringsOf(book: unknown): Set<string> {
  if (typeof book === 'string') return new Set([book]);
  if (typeof book !== 'object' || book === null) return new Set();
  return new Set(Object.values(book).flatMap((value: unknown) => [...stringsOf(value)]));
}

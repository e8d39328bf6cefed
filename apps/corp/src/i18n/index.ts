import { phraseBook, usePhrases } from '@netsign/ui';
import { en } from './en.js';
import { zhCN } from './zh-CN.js';

const phrases = phraseBook(zhCN, en);

/** The phrases of this end in the language of the page. */
export const useText = () => usePhrases(phrases);

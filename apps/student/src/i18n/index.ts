import { phraseBook, usePhrases } from '@netsign/ui';
import { en } from './en.js';
import { zh } from './zh-CN.js';

const book = phraseBook(zh, en);

/** What this end says, in the language of the page. */
export const useT = () => usePhrases(book);

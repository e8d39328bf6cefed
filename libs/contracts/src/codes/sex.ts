import { codeList, plainRows } from './code-list.js';

/** 性别. Must agree with the 17th digit of the ID number. */
export const sexes = codeList({ zh: '性别', en: 'Sex', source: 'GB/T 2261.1-2003' }, plainRows('1 男 Male\n2 女 Female'));

import { randomInt } from 'node:crypto';
import { toHalfWidth } from '@netsign/contracts';

/** Without what is misread on paper: 0 and O, 1, I and L. */
const ALPHABET = '23456789ABCDEFGHJKMNPQRSTUVWXYZ';
const LENGTH = 12;

/** A check code: 12 random characters, 59 bits. Nothing about the agreement gives it away. */
export const newCheckCode = (): string => Array.from({ length: LENGTH }, () => ALPHABET[randomInt(ALPHABET.length)]).join('');

/** As it is printed: 7KQ2-9XMD-4HTB. */
export const printedCheckCode = (code: string): string => code.replace(/(.{4})(?=.)/g, '$1-');

/** As somebody types it from the paper: any case, width and grouping. */
export const typedCheckCode = (text: string): string => toHalfWidth(text).toUpperCase().replaceAll(/[^0-9A-Z]/g, '');

/** A number as typed from the paper: any width, any kind of dash, spaces anywhere. */
export const typedNumber = (text: string): string => toHalfWidth(text).replaceAll(/[\u2010-\u2015\u2212\u2500\u30FC\uFE63]/g, '-').replaceAll(/\s/g, '');

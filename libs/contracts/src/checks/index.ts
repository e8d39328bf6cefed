export * from './china-day.js';
export * from './credit-code.js';
export * from './half-width.js';
export * from './id-number.js';
export * from './person-name.js';

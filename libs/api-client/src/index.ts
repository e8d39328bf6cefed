export * from './problem.js';
export * from './transport.js';
export * from './client.js';
export * from './browser.js';
export * from './services.js';
export * from './roster-upload.js';
export { newKey } from './idempotency.js';

export * from './actors.js';
export * from './databases.js';
export * from './services.js';
export * from './broker.js';
export * from './access-matrix.js';
export * from './schema.js';
export * from './race-pairs.js';

export * from './workflow.js';
export * from './soundness.js';
export * from './diagram.js';

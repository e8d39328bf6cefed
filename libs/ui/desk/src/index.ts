/** What the two desk ends (corp and admin) share on top of `@netsign/ui`: Ant Design, the shell, the paper. The student end never loads it. */
export * from './desk-theme.js';
export * from './desk-frame.js';
export * from './desk-shell.js';
export * from './desk-page.js';
export * from './loadable.js';
export * from './confirm-dialog.js';
export * from './reason-fields.js';
export * from './agreement-paper.js';
export * from './case-history.js';
export * from './law-checks.js';
export * from './status-tag.js';
export * from './field.js';
export * from './link-button.js';
export * from './desk-table.js';
export * from './desk-messages.js';

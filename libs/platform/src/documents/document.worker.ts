import os from 'node:os';
import type { PrintOrder } from './print-order.js';
import { TypstRenderer } from './typst.renderer.js';

/** What the press says to the worker, and what it hears; over the channel between the two processes. */
export interface Ordered { readonly serial: number; readonly order: PrintOrder }
export type Printed = { readonly serial: number; readonly pdf: Uint8Array } | { readonly serial: number; readonly failure: string };

/*
 * The process that prints: started by a service's press, of the lowest priority, one document at a time. It holds no state
 * and ends with the service that started it.
 */
os.setPriority(os.constants.priority.PRIORITY_LOW);
// The library's own threads begin with its loading and so have the same priority.
const renderer = TypstRenderer.open();

process.on('message', ({ serial, order }: Ordered) => {
  const answer = (printed: Printed) => process.send?.(printed);
  renderer.then(ready => ready.print(order)).then(pdf => answer({ serial, pdf }), (error: unknown) => answer({ serial, failure: error instanceof Error ? error.message : 'unknown' }));
});
process.on('disconnect', () => process.exit(0));

import fs from 'node:fs';
import path from 'node:path';
import { cloneRoot } from './servers/folders.js';
import { asyncApiPages } from './asyncapi/event-page.js';
import { openApiPages } from './openapi/document.js';
import { workflowPages } from './workflow-pages.js';

/*
 * npm run generate [-- --check]: writes the pages that are made from code. With --check nothing is written and the
 * exit code is 1 when a page differs from what the code says.
 */

/** Path from the clone's folder, and what the file must hold. Add yours here. */
const PAGES: [file: string, content: () => string | Promise<string>][] = [
  ['libs/api-client/src/generated/endpoints.ts', async () => (await import('../libs/api-client/src/endpoint-table.js')).renderEndpointTable()],
  ['libs/platform/src/documents/generated/printable.ranges.ts', async () => (await import('./printable-ranges.js')).renderPrintableRanges()],
  ['apps/national-sync/src/regions/regions.base.ts', async () => (await import('./region-base.js')).renderRegionBase()],
  ...workflowPages.map(([name, content]): [string, () => string] => [`docs/workflows/${name}.md`, content]),
  ...openApiPages.map(([name, content]): [string, () => string] => [`docs/openapi/${name}`, content]),
  ...asyncApiPages.map(([name, content]): [string, () => string] => [`docs/asyncapi/${name}`, content]),
];

const check = process.argv.includes('--check');
const stale: string[] = [];
for (const [file, content] of PAGES) {
  const target = path.join(cloneRoot(), file);
  const wanted = await content();
  if (fs.existsSync(target) && fs.readFileSync(target, 'utf8') === wanted) continue;
  stale.push(file);
  if (check) continue;
  fs.mkdirSync(path.dirname(target), { recursive: true });
  fs.writeFileSync(target, wanted);
}
for (const file of stale) console.log(`${check ? 'differs from the code' : 'written'}: ${file}`);
if (check && stale.length > 0) {
  console.log('Run npm run generate and commit what it writes.');
  process.exitCode = 1;
}

import { spawnSync } from 'node:child_process';
import fs from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { cloneRoot } from './servers/folders.js';

/** One breach of each rule: the file, and what it imports though it must not. */
const BREACHES: [rule: string, file: string, imports: string][] = [
  ['contracts-imports-nothing-of-ours', 'libs/contracts/src/a.ts', '@netsign/workflow'],
  ['contracts-imports-only-zod', 'libs/contracts/src/b.ts', 'rxjs'],
  ['contracts-uses-no-node', 'libs/contracts/src/c.ts', 'node:fs'],
  ['workflow-imports-nothing-of-ours', 'libs/workflow/src/a.ts', '@netsign/contracts'],
  ['workflow-imports-no-package', 'libs/workflow/src/b.ts', 'zod'],
  ['workflow-uses-no-node', 'libs/workflow/src/c.ts', 'node:crypto'],
  ['platform-imports-contracts-and-workflow', 'libs/platform/src/a.ts', '@netsign/ui'],
  ['api-client-imports-contracts', 'libs/api-client/src/a.ts', '@netsign/platform'],
  ['ui-imports-contracts-and-api-client', 'libs/ui/src/a.ts', '@netsign/platform'],
  ['service-imports-platform-and-below', 'apps/identity/src/a.ts', '@netsign/api-client'],
  ['service-leaves-servers-to-platform', 'apps/identity/src/b.ts', 'kafkajs'],
  ['service-leaves-servers-to-platform', 'apps/agreements/src/b.ts', 'pg'],
  ['pages-import-contracts-client-and-ui', 'apps/student/src/a.ts', '@netsign/platform'],
  ['no-app-imports-an-app', 'apps/agreements/src/c.ts', '../../identity/src/main.js'],
  ['no-lib-imports-an-app', 'libs/testing/src/a.ts', '../../../apps/identity/src/main.js'],
  ['sandbox-stands-outside', 'apps/sandbox/src/a.ts', '@netsign/contracts'],
  ['workflow-file-is-pure', 'apps/agreements/src/invitation/invitation.workflow.ts', 'node:crypto'],
  ['workflow-file-is-pure', 'apps/agreements/src/invitation/other.workflow.ts', './invitation.entity.js'],
  ['controller-touches-no-entity', 'apps/agreements/src/invitation/invitation.controller.ts', './invitation.entity.js'],
  ['page-folder-stands-alone', 'apps/corp/src/pages/drafts/drafts.page.ts', '../graduates/graduates.page.js'],
  ['lib-through-its-door', 'apps/agreements/src/d.ts', '../../../libs/workflow/src/inside.js'],
  ['no-circle', 'apps/agreements/src/e.ts', './f.js'],
  ['no-unknown-import', 'apps/agreements/src/g.ts', 'not-installed-anywhere'],
];

/** What the breaches point to, and imports that are right and must stay unnoticed. */
const INNOCENT: Record<string, string> = {
  ...Object.fromEntries(
    ['contracts', 'workflow', 'platform', 'api-client', 'ui', 'testing'].map((lib) => [`libs/${lib}/src/index.ts`, 'export const it = 1;']),
  ),
  'libs/workflow/src/inside.ts': 'export const it = 1;',
  'apps/identity/src/main.ts': `import { it } from '@netsign/platform'; export const main = it;`,
  'apps/agreements/src/f.ts': `import { it } from './e.js'; export const other = it;`,
  'apps/agreements/src/invitation/invitation.entity.ts': 'export const it = 1;',
  'apps/agreements/src/invitation/good.workflow.ts': `import { it } from '@netsign/workflow'; export const table = it;`,
  'apps/corp/src/pages/graduates/graduates.page.ts': `import { it } from '@netsign/ui'; export { it };`,
};

interface Violation {
  rule: { name: string };
  from: string;
}

function cruise(folder: string): Violation[] {
  const depcruise = path.join(cloneRoot(), 'node_modules', '.bin', 'depcruise');
  const args = [depcruise, '--config', path.join(cloneRoot(), '.dependency-cruiser.cjs'), '--output-type', 'json', 'apps', 'libs'];
  const answer = spawnSync(process.execPath, args, { cwd: folder, encoding: 'utf8', maxBuffer: 50_000_000 });
  if (!answer.stdout.startsWith('{')) throw new Error(answer.stderr);
  return (JSON.parse(answer.stdout) as { summary: { violations: Violation[] } }).summary.violations;
}

describe('the boundaries of the tree', () => {
  const folder = fs.mkdtempSync(path.join(os.tmpdir(), 'netsign-boundaries-'));
  let found: Violation[];

  beforeAll(() => {
    for (const name of ['package.json', 'tsconfig.json', 'tsconfig.base.json']) fs.copyFileSync(path.join(cloneRoot(), name), path.join(folder, name));
    fs.symlinkSync(path.join(cloneRoot(), 'node_modules'), path.join(folder, 'node_modules'));
    const planted = BREACHES.map(([, file, imports]): [string, string] => [file, `import { it } from '${imports}';\nexport { it };\n`]);
    for (const [file, text] of [...Object.entries(INNOCENT), ...planted]) {
      fs.mkdirSync(path.dirname(path.join(folder, file)), { recursive: true });
      fs.writeFileSync(path.join(folder, file), text);
    }
    found = cruise(folder);
  }, 60_000);

  afterAll(() => fs.rmSync(folder, { recursive: true }));

  it.each(BREACHES)('%s refuses %s importing %s', (rule, file) => {
    expect(found.filter((each) => each.from === file).map((each) => each.rule.name)).toContain(rule);
  });

  it('passes over imports that are right', () => {
    const guilty = new Set([...BREACHES.map(([, file]) => file), 'apps/agreements/src/f.ts']);
    expect(found.filter((each) => !guilty.has(each.from))).toEqual([]);
  });

  it('has a breach here for every rule', () => {
    const rules: { forbidden: { name: string }[] } = jest.requireActual(path.join(cloneRoot(), '.dependency-cruiser.cjs'));
    expect([...new Set(BREACHES.map(([rule]) => rule))].sort()).toEqual(rules.forbidden.map((rule) => rule.name).sort());
  });
});

/** The boundaries of the tree. Each rule says what it is for; scripts/boundaries.spec.ts plants a breach of each. */

const SERVICES = 'gateway|identity|agreements|destinations|warning-units|national-sync';
const PAGES = 'student|corp|admin';
const SPEC = '\\.(spec|fixture)\\.tsx?$';

/** What a room may import from our own tree, besides itself. */
function only(name, from, allowed, comment) {
  return {
    name,
    severity: 'error',
    comment,
    from: { path: from, pathNot: SPEC },
    to: { path: '^(apps|libs|scripts)/', pathNot: [from, ...allowed] },
  };
}

/** What a room may import from packages. */
function packages(name, from, allowed, comment) {
  return {
    name,
    severity: 'error',
    comment,
    from: { path: from, pathNot: SPEC },
    to: { dependencyTypes: ['npm', 'npm-dev', 'npm-optional', 'npm-peer', 'npm-no-pkg', 'npm-unknown'], pathNot: allowed.map((pkg) => `node_modules/${pkg}/`) },
  };
}

module.exports = {
  forbidden: [
    only('contracts-imports-nothing-of-ours', '^libs/contracts/', [], 'Contracts are the root: zod and nothing else.'),
    packages('contracts-imports-only-zod', '^libs/contracts/src/', ['zod'], 'The browser loads the contracts too.'),
    {
      name: 'contracts-uses-no-node',
      severity: 'error',
      comment: 'The browser loads the contracts too.',
      from: { path: '^libs/contracts/src/', pathNot: SPEC },
      to: { dependencyTypes: ['core'] },
    },
    only('workflow-imports-nothing-of-ours', '^libs/workflow/', [], 'The engine knows no case, no event, no service.'),
    packages('workflow-imports-no-package', '^libs/workflow/src/', [], 'The engine has no dependency.'),
    {
      name: 'workflow-uses-no-node',
      severity: 'error',
      comment: 'The engine is pure.',
      from: { path: '^libs/workflow/src/', pathNot: SPEC },
      to: { dependencyTypes: ['core'] },
    },
    only('platform-imports-contracts-and-workflow', '^libs/platform/', ['^libs/(contracts|workflow)/'], 'The platform knows no service.'),
    only('api-client-imports-contracts', '^libs/api-client/', ['^libs/contracts/'], 'Clients are derived from the contracts alone.'),
    only('ui-imports-contracts-and-api-client', '^libs/ui/', ['^libs/(contracts|api-client)/'], 'Pages know no server code.'),
    {
      name: 'service-imports-platform-and-below',
      severity: 'error',
      comment: 'A service stands on contracts, workflow and platform.',
      from: { path: `^apps/(${SERVICES})/`, pathNot: SPEC },
      to: { path: '^(apps|libs|scripts)/', pathNot: ['^apps/$1/', '^libs/(contracts|workflow|platform)/'] },
    },
    {
      name: 'service-leaves-servers-to-platform',
      severity: 'error',
      comment: 'Only the platform speaks to Kafka and PostgreSQL: elsewhere a transaction or an event could slip past the command.',
      from: { path: `^apps/(${SERVICES})/`, pathNot: SPEC },
      to: { path: 'node_modules/(kafkajs|pg|@nestjs/microservices)/' },
    },
    {
      name: 'pages-import-contracts-client-and-ui',
      severity: 'error',
      comment: 'A page knows the contracts, the client and the shared pieces.',
      from: { path: `^apps/(${PAGES})/`, pathNot: SPEC },
      to: { path: '^(apps|libs|scripts)/', pathNot: ['^apps/$1/', '^libs/(contracts|api-client|ui)/'] },
    },
    {
      name: 'no-app-imports-an-app',
      severity: 'error',
      comment: 'Services meet through events and the gateway only. The specs of e2e play the whole system.',
      from: { path: '^apps/([^/]+)/', pathNot: '^apps/e2e/' },
      to: { path: '^apps/', pathNot: '^apps/$1/' },
    },
    {
      name: 'no-lib-imports-an-app',
      severity: 'error',
      comment: 'Libraries are below.',
      from: { path: '^libs/' },
      to: { path: '^apps/' },
    },
    {
      name: 'sandbox-stands-outside',
      severity: 'error',
      comment: 'The sandbox is the outside world: it shares no code with what it is to test.',
      from: { path: '^apps/sandbox/', pathNot: SPEC },
      to: { path: '^(libs|scripts)/' },
    },
    {
      name: 'workflow-file-is-pure',
      severity: 'error',
      comment: 'Tables and rules read no clock, no randomness, no database.',
      from: { path: '\\.workflow\\.ts$' },
      to: { pathNot: ['^libs/(contracts|workflow)/', '\\.(workflow|rules|facts)\\.ts$', '^apps/[^/]+/src/.*/[^/]*\\.(workflow|rules|facts)\\.ts$'] },
    },
    {
      name: 'controller-touches-no-entity',
      severity: 'error',
      comment: 'Controllers bind endpoints to services.',
      from: { path: '\\.controller\\.ts$' },
      to: { path: ['\\.entity\\.ts$', '\\.replica\\.ts$', 'node_modules/typeorm/'] },
    },
    {
      name: 'page-folder-stands-alone',
      severity: 'error',
      comment: 'What two page folders share belongs to libs/ui or beside pages/.',
      from: { path: `^apps/(${PAGES})/src/pages/([^/]+)/` },
      to: { path: '^apps/[^/]+/src/pages/', pathNot: '^apps/$1/src/pages/$2/' },
    },
    {
      name: 'lib-through-its-door',
      severity: 'error',
      comment: 'Applications import @netsign/<lib>, never a file inside it; style sheets have no such name.',
      from: { path: '^apps/', pathNot: SPEC },
      to: { path: '^libs/[^/]+/src/', pathNot: ['^libs/[^/]+/src/index\\.ts$', '\\.css$'] },
    },
    {
      name: 'no-circle',
      severity: 'error',
      comment: 'A circle hides which room owns what.',
      from: {},
      to: { circular: true, viaOnly: { dependencyTypesNot: ['type-only'] } },
    },
    {
      name: 'no-unknown-import',
      severity: 'error',
      comment: 'What is imported must be installed or in the tree.',
      from: {},
      to: { couldNotResolve: true },
    },
  ],
  options: {
    doNotFollow: { path: 'node_modules' },
    exclude: { path: '^dist/' },
    tsConfig: { fileName: 'tsconfig.json' },
    tsPreCompilationDeps: true,
    enhancedResolveOptions: {
      exportsFields: ['exports'],
      conditionNames: ['import', 'require', 'node', 'default', 'types'],
      mainFields: ['module', 'main', 'types'],
    },
  },
};

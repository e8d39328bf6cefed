/**
 * One Jest run over every room of the tree. Sources are compiled to CommonJS by swc, packages stay as
 * they are (needs Node 24 with --experimental-vm-modules; `npm test` and the `jest` script see to that).
 */
const fs = require('node:fs');
const path = require('node:path');

const ROOT = __dirname;

/** Rooms whose specs need real servers. Others start nothing, so that a spec of rules runs in a second. */
const SERVERS = {
  'libs/platform': 'kafka',
  'libs/testing': 'kafka',
  'apps/gateway': 'kafka',
  'apps/national-sync': 'kafka',
  'apps/e2e': 'kafka',
  'apps/identity': 'postgres',
  'apps/agreements': 'postgres',
  'apps/destinations': 'postgres',
  'apps/warning-units': 'postgres',
  'apps/sandbox': 'postgres',
  scripts: 'postgres',
};

const swc = [
  '@swc/jest',
  {
    jsc: {
      target: 'es2023',
      parser: { syntax: 'typescript', decorators: true, tsx: true },
      transform: { legacyDecorator: true, decoratorMetadata: true, react: { runtime: 'automatic' } },
      keepClassNames: true,
    },
    module: { type: 'commonjs' },
    sourceMaps: 'inline',
  },
];

/** A `.ts` file that is not JSX must not be parsed as such: `<T>(x: T) => x` is legal there. */
const swcPlain = [swc[0], { ...swc[1], jsc: { ...swc[1].jsc, parser: { ...swc[1].jsc.parser, tsx: false } } }];

function rooms(parent) {
  const folder = path.join(ROOT, parent);
  if (!fs.existsSync(folder)) return [];
  return fs
    .readdirSync(folder)
    .filter((name) => fs.existsSync(path.join(folder, name, 'src')))
    .map((name) => `${parent}/${name}`);
}

function project(room) {
  const servers = SERVERS[room];
  return {
    displayName: room === 'scripts' ? 'scripts' : path.basename(room),
    rootDir: path.join(ROOT, room),
    roots: [room === 'scripts' ? '<rootDir>' : '<rootDir>/src'],
    testMatch: ['**/*.spec.ts', '**/*.spec.tsx'],
    testEnvironment: 'node',
    transform: { '^.+\\.tsx$': swc, '^.+\\.ts$': swcPlain },
    transformIgnorePatterns: ['/node_modules/'],
    moduleNameMapper: {
      '^@netsign/(.*)$': `${ROOT}/libs/$1/src/index.ts`,
      '^(\\.{1,2}/.*)\\.js$': '$1',
      '\\.css$': `${ROOT}/scripts/jest/style.cjs`,
    },
    ...(servers && {
      globalSetup: `${ROOT}/scripts/jest/${servers}.setup.cjs`,
      globalTeardown: `${ROOT}/scripts/jest/teardown.cjs`,
    }),
  };
}

module.exports = {
  cacheDirectory: path.join(ROOT, '.cache', 'jest'),
  maxWorkers: 2,
  testTimeout: 30_000,
  projects: [...rooms('libs'), ...rooms('apps'), 'scripts'].map(project),
};

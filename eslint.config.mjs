import path from 'node:path';
import { fileURLToPath } from 'node:url';
import reactHooks from 'eslint-plugin-react-hooks';
import tseslint from 'typescript-eslint';

const root = path.dirname(fileURLToPath(import.meta.url));

/** Places that may read the environment: everything else takes its settings handed in. */
const READS_ENVIRONMENT = [
  'libs/platform/src/**',
  'libs/testing/src/**',
  'scripts/**',
  'apps/sandbox/src/config.ts',
  'apps/e2e/**',
  '**/*.spec.ts',
  '**/*.spec.tsx',
  '*.cjs',
  '*.mjs',
];

export default tseslint.config(
  { ignores: ['node_modules/', 'dist/', '.cache/', '.nx/', '.run/', 'reports/', 'deploy/*/libs/'] },
  {
    files: ['**/*.ts', '**/*.tsx'],
    extends: [...tseslint.configs.recommendedTypeChecked],
    languageOptions: { parserOptions: { project: './tsconfig.json', tsconfigRootDir: root } },
    rules: {
      // Nest reads constructor types at run time: an import turned into `import type` injects undefined.
      '@typescript-eslint/consistent-type-imports': 'off',
      '@typescript-eslint/no-explicit-any': 'error',
      '@typescript-eslint/no-floating-promises': 'error',
      '@typescript-eslint/switch-exhaustiveness-check': ['error', { considerDefaultExhaustiveForUnions: true }],
      '@typescript-eslint/require-await': 'off',
      '@typescript-eslint/no-unused-vars': ['error', { argsIgnorePattern: '^_', varsIgnorePattern: '^_' }],
      '@typescript-eslint/restrict-template-expressions': ['error', { allowNumber: true, allowBoolean: true }],
      'no-empty': ['error', { allowEmptyCatch: false }],
      'no-console': 'error',
      eqeqeq: ['error', 'always', { null: 'ignore' }],
    },
  },
  {
    files: ['**/*.ts', '**/*.tsx', '**/*.mjs', '**/*.cjs'],
    ignores: READS_ENVIRONMENT,
    rules: {
      'no-restricted-properties': [
        'error',
        { object: 'process', property: 'env', message: 'Only libs/platform reads the environment.' },
      ],
    },
  },
  {
    files: ['**/*.workflow.ts'],
    rules: {
      'no-restricted-globals': [
        'error',
        ...['Date', 'fetch', 'process', 'crypto', 'performance', 'setTimeout', 'setInterval'].map((name) => ({
          name,
          message: 'A workflow is pure: time and everything else come in with the facts.',
        })),
      ],
      'no-restricted-properties': [
        'error',
        { object: 'Math', property: 'random', message: 'A workflow is pure: no randomness.' },
      ],
    },
  },
  {
    files: ['**/*.spec.ts', '**/*.spec.tsx', 'libs/testing/src/**'],
    rules: {
      // Answers of foreign servers are read loosely in specs; a wrong guess fails the expectation.
      '@typescript-eslint/no-unsafe-assignment': 'off',
      '@typescript-eslint/no-unsafe-member-access': 'off',
      '@typescript-eslint/no-unsafe-argument': 'off',
      '@typescript-eslint/no-unsafe-call': 'off',
      '@typescript-eslint/no-unsafe-return': 'off',
      '@typescript-eslint/unbound-method': 'off',
    },
  },
  {
    files: ['apps/{student,corp,admin}/src/**/*.{ts,tsx}', 'libs/ui/src/**/*.{ts,tsx}'],
    plugins: { 'react-hooks': reactHooks },
    rules: { 'react-hooks/rules-of-hooks': 'error', 'react-hooks/exhaustive-deps': 'error' },
  },
  { files: ['scripts/**/*.ts'], rules: { 'no-console': 'off' } },
  {
    files: ['**/*.mjs', '**/*.cjs'],
    ...tseslint.configs.disableTypeChecked,
  },
);

import path from 'node:path';
import react from '@vitejs/plugin-react';
import { defineConfig } from 'vite';

const root = path.resolve(import.meta.dirname, '../..');

/** For working on the pages by themselves (`npx vite apps/student`): the API comes from a running system. */
export default defineConfig({
  root: import.meta.dirname,
  base: '/student/',
  plugins: [react()],
  resolve: { alias: [{ find: /^@netsign\/(.*)$/, replacement: `${root}/libs/$1/src/index.ts` }] },
  build: { outDir: path.join(root, 'dist/spa/student'), emptyOutDir: true, target: 'es2022' },
  server: { proxy: { '/api': 'http://127.0.0.1:8080' } },
});

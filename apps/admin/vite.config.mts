import path from 'node:path';
import react from '@vitejs/plugin-react';
import { defineConfig } from 'vite';

const libs = path.resolve(import.meta.dirname, '../../libs');

export default defineConfig({
  root: import.meta.dirname,
  base: '/admin/',
  plugins: [react()],
  resolve: { alias: [{ find: /^@netsign\/(.+)$/, replacement: `${libs}/$1/src/index.ts` }] },
  build: { outDir: '../../dist/spa/admin', emptyOutDir: true, target: 'es2023', chunkSizeWarningLimit: 1400 },
});

import { createHash } from 'node:crypto';
import fs from 'node:fs';
import { builtinModules } from 'node:module';
import path from 'node:path';
import { rolldown } from 'rolldown';
import { firstFrame } from './build/first-frame.js';
import { compressFiles } from './build/compress.js';
import { cloneRoot } from './servers/folders.js';
import { withLock } from './setup/lock.mjs';

/*
 * Builds what runs: all services and the sandbox in one graph into dist/services/<name>.mjs (packages bundled, so that
 * a start reads one file), and each browser application into dist/spa/<end>. What has not changed is not built again.
 */

const root = cloneRoot();
const SERVICES = ['gateway', 'identity', 'agreements', 'destinations', 'warning-units', 'national-sync', 'sandbox'];
const PAGES = ['student', 'corp', 'admin'];
/** Processes that services start for themselves, beside whose bundles they lie. */
const WORKERS = { 'document.worker': 'libs/platform/src/documents/document.worker.ts' };
/** Native code cannot be bundled: it is loaded from its package where it is needed. */
const NATIVE = '@myriaddreamin/typst-ts-node-compiler';

function sourceFiles(folder: string): string[] {
  if (!fs.existsSync(path.join(root, folder))) return [];
  return fs
    .readdirSync(path.join(root, folder), { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile() && !/\.spec\.tsx?$/.test(entry.name))
    .map((entry) => path.relative(root, path.join(entry.parentPath, entry.name)))
    .sort();
}

function fingerprint(folders: string[]): string {
  const hash = createHash('sha256').update(process.version);
  for (const file of ['package-lock.json', 'tsconfig.base.json', 'scripts/build.ts', ...[...folders, 'scripts/build'].flatMap(sourceFiles)]) {
    hash.update(`${file}\0`).update(fs.readFileSync(path.join(root, file))).update('\0');
  }
  return hash.digest('hex');
}

/** Builds `output` unless its stamp says that it was made from just these sources. */
async function ifChanged(output: string, sources: string[], work: () => Promise<void>): Promise<boolean> {
  const stamp = path.join(root, 'dist', '.stamps', output.replaceAll('/', '-'));
  const wanted = fingerprint(sources);
  if (fs.existsSync(stamp) && fs.readFileSync(stamp, 'utf8') === wanted) return false;
  fs.rmSync(stamp, { force: true });
  await work();
  fs.mkdirSync(path.dirname(stamp), { recursive: true });
  fs.writeFileSync(stamp, wanted);
  return true;
}

/** Built-in modules stay outside, and so do packages that are not installed: Nest asks for its optional ones by name. */
function isOutside(id: string): boolean {
  if (id.startsWith('.') || path.isAbsolute(id) || id.startsWith('@netsign/') || id.startsWith('@oxc-project/') || id.startsWith('\0')) return false;
  if (id.startsWith('node:') || builtinModules.includes(id) || id === 'pg-native' || id === NATIVE) return true;
  const name = id.split('/').slice(0, id.startsWith('@') ? 2 : 1).join('/');
  return !fs.existsSync(path.join(root, 'node_modules', name));
}

/** Bundled CommonJS packages still ask for these. */
const BANNER =
  "import{createRequire as __c}from'node:module';import{fileURLToPath as __f}from'node:url';import{dirname as __d}from'node:path';" +
  'const require=__c(import.meta.url),__filename=__f(import.meta.url),__dirname=__d(__filename);';

async function buildServices(names: string[]): Promise<void> {
  const bundle = await rolldown({
    input: { ...Object.fromEntries(names.map((name) => [name, `apps/${name}/src/main.ts`])), ...WORKERS },
    cwd: root,
    platform: 'node',
    tsconfig: path.join(root, 'tsconfig.base.json'),
    external: isOutside,
    // CommonJS packages mix module forms in ways that warn and work; errors still throw.
    logLevel: 'silent',
  });
  const target = path.join(root, 'dist', 'services');
  const aside = `${target}.new`;
  fs.rmSync(aside, { recursive: true, force: true });
  await bundle.write({
    dir: aside,
    format: 'esm',
    keepNames: true,
    sourcemap: true,
    entryFileNames: '[name].mjs',
    chunkFileNames: 'chunks/[name]-[hash].mjs',
    banner: BANNER,
  });
  await bundle.close();
  for (const name of names) copyAssets(name, aside);
  swap(aside, target);
}

/** Files a service reads at run time (document templates) lie beside its bundle, in a folder of its name. */
function copyAssets(name: string, target: string): void {
  for (const file of sourceFiles(`apps/${name}/src`).filter((each) => !/\.(ts|tsx|md)$/.test(each))) {
    const to = path.join(target, name, path.relative(`apps/${name}/src`, file));
    fs.mkdirSync(path.dirname(to), { recursive: true });
    fs.copyFileSync(path.join(root, file), to);
  }
}

/** Chunks of the old build stay for programs still running from it, so only what is new is put over it. */
function swap(aside: string, target: string): void {
  fs.cpSync(aside, target, { recursive: true });
  fs.rmSync(aside, { recursive: true });
}

async function buildPages(end: string): Promise<void> {
  const { build } = await import('vite');
  const { default: react } = await import('@vitejs/plugin-react');
  const libs = path.join(root, 'libs');
  const outDir = path.join(root, 'dist', 'spa', end);
  await build({
    root: path.join(root, 'apps', end),
    base: `/${end}/`,
    configFile: false,
    logLevel: 'warn',
    plugins: [react(), ...firstFrame(path.join(root, 'apps', end, 'src', 'first-frame.ts'), path.join(root, 'tsconfig.base.json'))],
    resolve: { alias: [{ find: /^@netsign\/(.*)$/, replacement: `${libs}/$1/src/index.ts` }] },
    build: { outDir, emptyOutDir: true, target: 'es2022', chunkSizeWarningLimit: 2000 },
  });
  await compressFiles(outDir);
}

async function main(): Promise<void> {
  const services = SERVICES.filter((name) => fs.existsSync(path.join(root, 'apps', name, 'src', 'main.ts')));
  const pages = PAGES.filter((name) => fs.existsSync(path.join(root, 'apps', name, 'index.html')));
  if (services.length > 0) {
    await ifChanged('services', ['libs', ...services.map((name) => `apps/${name}`)], () => buildServices(services));
  }
  for (const end of pages) {
    await ifChanged(`spa/${end}`, ['libs/contracts', 'libs/api-client', 'libs/ui', `apps/${end}`], () => buildPages(end));
  }
}

try {
  await withLock(path.join(root, '.cache', 'build.lock'), main, () => console.log('  Another run is building; waiting for it.'));
} catch (error) {
  console.error(error instanceof Error ? error.message : error); // the message shows the place; the stack is the builder's own
  process.exitCode = 1;
}

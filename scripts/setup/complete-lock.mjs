/*
 * node scripts/setup/complete-lock.mjs [--check]: run it after every change of the packages.
 *
 * Tools with native parts name one optional package per platform. A registry mirror that holds only the parts of the
 * machine it serves makes npm leave the others out of the lock file, and `npm ci` then refuses that file everywhere.
 * This adds an entry for each: enough for npm to know the platform it is for and to pass it over elsewhere.
 */
import fs from 'node:fs';
import path from 'node:path';
import { fileURLToPath } from 'node:url';

const SYSTEMS = ['android', 'darwin', 'freebsd', 'linux', 'netbsd', 'openbsd', 'openharmony', 'sunos', 'win32'];
const PROCESSORS = { arm: 'arm', arm64: 'arm64', ia32: 'ia32', loong64: 'loong64', ppc64: 'ppc64', riscv64: 'riscv64', s390x: 's390x', wasm32: 'wasm32', x64: 'x64' };

const file = path.join(path.dirname(fileURLToPath(import.meta.url)), '../../package-lock.json');
const lock = JSON.parse(fs.readFileSync(file, 'utf8'));
const packages = lock.packages;

/** The entry npm would find for `name` asked for from the folder `where`. */
function lookUp(where, name) {
  for (let at = where; ; at = at.includes('node_modules/') ? at.slice(0, at.lastIndexOf('node_modules/')).replace(/\/$/, '') : '') {
    const entry = packages[`${at ? `${at}/` : ''}node_modules/${name}`];
    if (entry) return entry;
    if (at === '') return null;
  }
}

/** `@swc/core-linux-arm64-musl` → for Linux on arm64; null when the name tells no platform. */
function platformOf(name) {
  const words = name.split(/[-/]/);
  const os = SYSTEMS.find((system) => words.includes(system));
  const cpu = Object.keys(PROCESSORS).find((processor) => words.includes(processor));
  if (cpu === 'wasm32') return { cpu: ['wasm32'] };
  if (!os || !cpu) return null;
  return { os: [os], cpu: [PROCESSORS[cpu]], ...(os === 'linux' && words.includes('musl') && { libc: ['musl'] }) };
}

const added = [];
for (const [where, { optionalDependencies = {}, dev }] of Object.entries(packages)) {
  for (const [name, wanted] of Object.entries(optionalDependencies)) {
    if (!/^\d+\.\d+\.\d+/.test(wanted)) continue; // only an exact version says what to write
    const found = lookUp(where, name);
    if (found?.version === wanted) continue;
    const platform = platformOf(name);
    if (!platform) continue;
    const place = found ? `${where}/node_modules/${name}` : `node_modules/${name}`;
    packages[place] = { version: wanted, ...(dev && { dev }), optional: true, ...platform };
    added.push(place);
  }
}

if (added.length === 0) process.exit(0);
if (process.argv.includes('--check')) {
  console.error(`package-lock.json lacks ${added.length} entries for other platforms. Run: node scripts/setup/complete-lock.mjs`);
  process.exit(1);
}
const inOrder = Object.keys(packages).sort((a, b) => a.localeCompare(b, 'en')); // as npm writes them
lock.packages = Object.fromEntries(inOrder.map((place) => [place, packages[place]]));
fs.writeFileSync(file, `${JSON.stringify(lock, null, 2)}\n`);
console.log(`${added.length} entries added to package-lock.json`);

import { createHash } from 'node:crypto';
import { readdir, readFile } from 'node:fs/promises';
import path from 'node:path';

/** The content type by ending. */
const TYPES: Record<string, string> = {
  '.html': 'text/html; charset=utf-8',
  '.js': 'text/javascript; charset=utf-8',
  '.css': 'text/css; charset=utf-8',
  '.json': 'application/json; charset=utf-8',
  '.webmanifest': 'application/manifest+json; charset=utf-8',
  '.svg': 'image/svg+xml',
  '.txt': 'text/plain; charset=utf-8',
  '.png': 'image/png',
  '.jpg': 'image/jpeg',
  '.webp': 'image/webp',
  '.ico': 'image/x-icon',
  '.woff2': 'font/woff2',
};

/** Codings a build may hold beside a file, by the ending it gives them; the first that the browser takes is sent. */
const CODINGS = [{ coding: 'br', ending: '.br' }, { coding: 'gzip', ending: '.gz' }] as const;

export interface SpaFile { type: string; raw: Buffer; coded: { coding: string; body: Buffer }[]; etag: string; immutable: boolean }

/** Files of one build by their path below the end, `index.html` among them. */
export type SpaFiles = ReadonlyMap<string, SpaFile>;

/**
 * Reads a whole build into memory, with what the build has compressed of it; null when there is none. Vite gives what stands in
 * `assets/` a name by its content: such a file never changes. Source maps stay at home.
 */
export async function readSpa(folder: string): Promise<SpaFiles | null> {
  const entries = await readdir(folder, { recursive: true, withFileTypes: true }).catch((error: NodeJS.ErrnoException) => {
    if (error.code === 'ENOENT') return [];
    throw error;
  });
  const found = new Set(entries.filter(entry => entry.isFile()).map(entry => path.join(entry.parentPath, entry.name)));
  const files = new Map<string, SpaFile>();
  for (const file of found) {
    if (file.endsWith('.map') || CODINGS.some(({ ending }) => file.endsWith(ending) && found.has(file.slice(0, -ending.length)))) continue;
    files.set(path.relative(folder, file).split(path.sep).join('/'), await spaFile(file, found));
  }
  return files.has('index.html') ? files : null;
}

async function spaFile(file: string, found: ReadonlySet<string>): Promise<SpaFile> {
  const raw = await readFile(file);
  const held = CODINGS.filter(({ ending }) => found.has(file + ending));
  return {
    type: TYPES[path.extname(file)] ?? 'application/octet-stream', raw,
    coded: await Promise.all(held.map(async ({ coding, ending }) => ({ coding, body: await readFile(file + ending) }))),
    etag: `"${createHash('sha256').update(raw).digest('base64url').slice(0, 22)}"`,
    immutable: path.basename(path.dirname(file)) === 'assets',
  };
}

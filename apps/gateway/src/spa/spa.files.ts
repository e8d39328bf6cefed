import { createHash } from 'node:crypto';
import { readdir, readFile } from 'node:fs/promises';
import path from 'node:path';
import { promisify } from 'node:util';
import { gzip } from 'node:zlib';

const compress = promisify(gzip);

/** By ending: the content type, and whether compressing is of use. */
const TYPES: Record<string, { type: string; text: boolean }> = {
  '.html': { type: 'text/html; charset=utf-8', text: true },
  '.js': { type: 'text/javascript; charset=utf-8', text: true },
  '.css': { type: 'text/css; charset=utf-8', text: true },
  '.json': { type: 'application/json; charset=utf-8', text: true },
  '.webmanifest': { type: 'application/manifest+json; charset=utf-8', text: true },
  '.svg': { type: 'image/svg+xml', text: true },
  '.txt': { type: 'text/plain; charset=utf-8', text: true },
  '.png': { type: 'image/png', text: false },
  '.jpg': { type: 'image/jpeg', text: false },
  '.webp': { type: 'image/webp', text: false },
  '.ico': { type: 'image/x-icon', text: false },
  '.woff2': { type: 'font/woff2', text: false },
};

/** Below this a compressed answer saves no packet. */
const WORTH_COMPRESSING = 1024;

export interface SpaFile { type: string; raw: Buffer; gzipped: Buffer | null; etag: string; immutable: boolean }

/** Files of one build by their path below the end, `index.html` among them. */
export type SpaFiles = ReadonlyMap<string, SpaFile>;

/**
 * Reads a whole build into memory, compressed beforehand; null when there is none. Vite gives what stands in
 * `assets/` a name by its content: such a file never changes. Source maps stay at home.
 */
export async function readSpa(folder: string): Promise<SpaFiles | null> {
  const entries = await readdir(folder, { recursive: true, withFileTypes: true }).catch((error: NodeJS.ErrnoException) => {
    if (error.code === 'ENOENT') return [];
    throw error;
  });
  const files = new Map<string, SpaFile>();
  for (const entry of entries) {
    if (!entry.isFile() || entry.name.endsWith('.map')) continue;
    const file = path.join(entry.parentPath, entry.name);
    files.set(path.relative(folder, file).split(path.sep).join('/'), await spaFile(file));
  }
  return files.has('index.html') ? files : null;
}

async function spaFile(file: string): Promise<SpaFile> {
  const raw = await readFile(file);
  const { type, text } = TYPES[path.extname(file)] ?? { type: 'application/octet-stream', text: false };
  return {
    type, raw,
    gzipped: text && raw.length >= WORTH_COMPRESSING ? await compress(raw, { level: 9 }) : null,
    etag: `"${createHash('sha256').update(raw).digest('base64url').slice(0, 22)}"`,
    immutable: path.basename(path.dirname(file)) === 'assets',
  };
}

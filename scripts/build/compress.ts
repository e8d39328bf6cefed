import { readdir, readFile, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { promisify } from 'node:util';
import { brotliCompress, constants, gzip } from 'node:zlib';

const ways = [
  { ending: '.br', compress: (raw: Buffer) => promisify(brotliCompress)(raw, { params: { [constants.BROTLI_PARAM_QUALITY]: constants.BROTLI_MAX_QUALITY, [constants.BROTLI_PARAM_SIZE_HINT]: raw.length } }) },
  { ending: '.gz', compress: (raw: Buffer) => promisify(gzip)(raw, { level: 9 }) },
] as const;

const TEXT = /\.(html|js|css|json|svg|txt|webmanifest)$/;
/** Below this a compressed answer saves no packet. */
const WORTH_COMPRESSING = 1024;

/** Lays beside every text file of a build what it is under brotli and gzip, as small as they can make it: done once here, instead of at each start of the gateway. */
export async function compressFiles(folder: string): Promise<void> {
  const entries = await readdir(folder, { recursive: true, withFileTypes: true });
  await Promise.all(entries.filter((entry) => entry.isFile() && TEXT.test(entry.name)).map(async (entry) => {
    const file = path.join(entry.parentPath, entry.name);
    const raw = await readFile(file);
    if (raw.length < WORTH_COMPRESSING) return;
    await Promise.all(ways.map(async ({ ending, compress }) => writeFile(file + ending, await compress(raw))));
  }));
}

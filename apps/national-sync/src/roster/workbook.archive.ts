import { open as openFile } from 'node:fs/promises';
import yauzl from 'yauzl';
import { AppError } from '@netsign/contracts';
import type { WorkbookLimits } from './workbook.limits.js';

/** The zip of a workbook, opened: its files by name. Part names are compared without case, as OPC wants. */
export interface WorkbookArchive {
  readonly names: readonly string[];
  has(name: string): boolean;
  /** Unpacked bytes of one file, as declared; 0 when there is none. */
  sizeOf(name: string): number;
  /** The unpacked bytes of one file. Throws WORKBOOK_NOT_XLSX if there is none, WORKBOOK_TOO_LARGE_INSIDE if it lied about its size. */
  bytes(name: string): AsyncGenerator<Buffer, void>;
  close(): void;
}

const ZIP = Buffer.from('504b0304', 'hex');
const CHUNK = 65_536;
const COMPOUND_FILE = Buffer.from('d0cf11e0a1b11ae1', 'hex');

/**
 * Opens an .xlsx file or its bytes and judges what the zip's directory tells: what is no workbook
 * (WORKBOOK_NOT_XLSX), what would unpack to too much (WORKBOOK_TOO_LARGE_INSIDE), what runs code
 * (WORKBOOK_HAS_MACROS) and what fetches from elsewhere (WORKBOOK_HAS_EXTERNAL_LINKS). The caller closes it.
 */
export async function openArchive(file: string | Buffer, limits: WorkbookLimits): Promise<WorkbookArchive> {
  await refuseOtherFiles(file);
  const options = { lazyEntries: true, autoClose: false, validateEntrySizes: false };
  const zip = await damagedIfFails(() =>
    typeof file === 'string' ? yauzl.openPromise(file, options) : yauzl.fromBufferPromise(file, options),
  );
  try {
    const entries = await readDirectory(zip, limits);
    refuseByName([...entries.keys()]);
    return {
      names: [...entries.values()].map((entry) => entry.fileName),
      has: (name) => entries.has(name.toLowerCase()),
      sizeOf: (name) => entries.get(name.toLowerCase())?.uncompressedSize ?? 0,
      bytes: (name) => readEntry(zip, entries.get(name.toLowerCase())),
      close: () => zip.close(),
    };
  } catch (error) {
    zip.close();
    throw error;
  }
}

async function refuseOtherFiles(file: string | Buffer): Promise<void> {
  const head = typeof file === 'string' ? await readHead(file) : file.subarray(0, 8);
  if (head.subarray(0, 4).equals(ZIP)) return;
  // Excel's old .xls and password-protected .xlsx files are both compound files.
  throw new AppError('WORKBOOK_NOT_XLSX', { found: head.equals(COMPOUND_FILE) ? 'xls_or_encrypted' : 'no_zip' });
}

async function readHead(path: string): Promise<Buffer> {
  const handle = await openFile(path, 'r');
  try {
    const { buffer, bytesRead } = await handle.read(Buffer.alloc(8), 0, 8, 0);
    return buffer.subarray(0, bytesRead);
  } finally {
    await handle.close();
  }
}

async function readDirectory(zip: yauzl.ZipFile, limits: WorkbookLimits): Promise<Map<string, yauzl.Entry>> {
  if (zip.entryCount > limits.entries) throw new AppError('WORKBOOK_TOO_LARGE_INSIDE', { limit: 'entries' });
  const entries = new Map<string, yauzl.Entry>();
  let inflated = 0;
  await damagedIfFails(async () => {
    for await (const entry of zip.eachEntry()) {
      const name = entry.fileName.toLowerCase();
      // Two files of one name: one reader would take the first, another the last.
      if (entries.has(name)) throw new AppError('WORKBOOK_DAMAGED');
      inflated += entry.uncompressedSize;
      const dense = entry.uncompressedSize > limits.ratioFrom && entry.uncompressedSize > limits.ratio * entry.compressedSize;
      if (inflated > limits.inflatedBytes || dense) {
        throw new AppError('WORKBOOK_TOO_LARGE_INSIDE', { limit: dense ? 'ratio' : 'inflated' });
      }
      entries.set(name, entry);
    }
  });
  return entries;
}

function refuseByName(names: readonly string[]): void {
  if (!names.includes('[content_types].xml')) throw new AppError('WORKBOOK_NOT_XLSX', { found: 'other_zip' });
  if (names.some((name) => /(^|\/)(vbaproject[^/]*\.bin|vbadata\.xml|macrosheets\/.*|activex\/.*)$/.test(name))) {
    throw new AppError('WORKBOOK_HAS_MACROS');
  }
  if (names.some((name) => /(^|\/)(externallinks\/.*|querytables\/.*|connections\.xml)$/.test(name))) {
    throw new AppError('WORKBOOK_HAS_EXTERNAL_LINKS');
  }
}

async function* readEntry(zip: yauzl.ZipFile, entry: yauzl.Entry | undefined): AsyncGenerator<Buffer, void> {
  if (!entry) throw new AppError('WORKBOOK_NOT_XLSX', { found: 'other_zip' });
  const stream = await damagedIfFails(() => zip.openReadStreamPromise(entry));
  let size = 0;
  try {
    for await (const chunk of stream as AsyncIterable<Buffer>) {
      size += chunk.length;
      if (size > entry.uncompressedSize) throw new AppError('WORKBOOK_TOO_LARGE_INSIDE', { limit: 'declared' });
      // A stored file of a buffer comes in one piece; readers downstream count on small ones.
      for (let start = 0; start < chunk.length; start += CHUNK) yield chunk.subarray(start, start + CHUNK);
    }
  } catch (error) {
    throw asDamage(error);
  } finally {
    stream.destroy();
  }
  if (size < entry.uncompressedSize) throw new AppError('WORKBOOK_DAMAGED');
}

/** Runs a step of the zip reader; what it cannot make sense of is damage, not a fault of ours. */
async function damagedIfFails<T>(step: () => Promise<T>): Promise<T> {
  try {
    return await step();
  } catch (error) {
    throw asDamage(error);
  }
}

function asDamage(error: unknown): unknown {
  if (error instanceof AppError) return error;
  // A file that cannot be read at all (ENOENT, EIO …) is our trouble and must not be blamed on the workbook.
  if (typeof error === 'object' && error !== null && 'syscall' in error) return error;
  return new AppError('WORKBOOK_DAMAGED', { cause: error instanceof Error ? error.message : 'unknown' });
}

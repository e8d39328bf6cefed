import { closeSync, mkdtempSync, openSync, readSync, rmSync, writeSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';

/** Strings of one block. Writers number strings as they first meet them, so a sheet asks for neighbours. */
const BLOCK = 128;
/** Characters that stay in memory; what comes after them goes to a file. */
const IN_MEMORY = 4_000_000;
/** Bytes of the blocks that are kept read: some 60 000 strings of usual length. */
const KEPT_BYTES = 2_000_000;
/** XML knows no NUL, so no string holds one. */
const BETWEEN = '\0';

interface Place { readonly at: number; readonly bytes: number }
type Block = readonly string[] | Place;

/**
 * The shared strings of a workbook, by number. A sheet of a million rows brings some five million: beyond a few megabytes they lie in a
 * file that has no name any more, so that nothing is left of it whatever happens to the process.
 */
export class SharedStrings {
  private readonly blocks: Block[] = [];
  private readonly kept = new Map<number, readonly string[]>();
  private keptBytes = 0;
  private open: string[] = [];
  private characters = 0;
  private file: number | null = null;
  private written = 0;
  private newest = -1;

  add(text: string): void {
    this.open.push(text);
    this.characters += text.length;
    if (this.open.length === BLOCK) this.put();
  }

  /** Undefined when the workbook holds no string of this number. */
  get(number: number): string | undefined {
    const block = Math.floor(number / BLOCK);
    const strings = block === this.blocks.length ? this.open : this.blocks[block] === undefined ? [] : this.blockOf(block);
    return strings[number - block * BLOCK];
  }

  /** Lets go of the file. */
  close(): void {
    if (this.file !== null) closeSync(this.file);
    this.file = null;
  }

  private put(): void {
    if (this.characters < IN_MEMORY) {
      this.blocks.push(this.open);
    } else {
      this.file ??= unnamedFile();
      const bytes = Buffer.from(this.open.join(BETWEEN));
      for (let at = 0; at < bytes.length;) at += writeSync(this.file, bytes, at, bytes.length - at, this.written + at);
      this.blocks.push({ at: this.written, bytes: bytes.length });
      this.written += bytes.length;
    }
    this.open = [];
  }

  private blockOf(number: number): readonly string[] {
    const block = this.blocks[number];
    if (Array.isArray(block)) return block as readonly string[];
    const kept = this.kept.get(number);
    if (kept !== undefined) {
      // Asked for again: the last to be dropped. The newest is that already.
      if (number !== this.newest) { this.kept.delete(number); this.kept.set(number, kept); this.newest = number; }
      return kept;
    }
    const read = this.read(block as Place);
    this.kept.set(number, read);
    this.newest = number;
    this.keptBytes += (block as Place).bytes;
    for (const oldest of this.kept.keys()) {
      if (this.keptBytes <= KEPT_BYTES || oldest === number) break;
      this.kept.delete(oldest);
      this.keptBytes -= (this.blocks[oldest] as Place).bytes;
    }
    return read;
  }

  private read({ at, bytes }: Place): readonly string[] {
    const buffer = Buffer.allocUnsafe(bytes);
    for (let got = 0; got < bytes;) {
      const more = readSync(this.file!, buffer, got, bytes - got, at + got);
      if (more === 0) throw new Error('the file of shared strings is shorter than what was written to it');
      got += more;
    }
    return buffer.toString().split(BETWEEN);
  }
}

/** A file that is open and in no folder: its space is free again the moment it is closed, by us or by the end of the process. */
function unnamedFile(): number {
  const folder = mkdtempSync(path.join(tmpdir(), 'strings-'));
  const file = openSync(path.join(folder, 'strings'), 'wx+', 0o600);
  rmSync(folder, { recursive: true });
  return file;
}

import { createHash, randomUUID } from 'node:crypto';
import { constants, createReadStream, createWriteStream } from 'node:fs';
import { access, mkdir, open, readdir, rename, rm, stat } from 'node:fs/promises';
import path from 'node:path';
import { Readable, Transform } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import { AppError } from '@netsign/contracts';

/** A file as it lies in the store: `digest` is the SHA-256 of its bytes in hex and its only name. */
export interface StoredFile { readonly digest: string; readonly bytes: number }

const DIGEST = /^[0-9a-f]{64}$/;
const NAME = /^[\w-]{1,80}$/;
const INCOMING = 'incoming';

/**
 * Files by what is in them. The same bytes lie once, nothing that lies there ever changes, and what is there is whole: bytes come in
 * under another name, reach the disk, and are renamed. Who may read a file is for its owner's rows to say; the store only keeps it.
 */
export class FileStore {
  /** `folder` is made with the first file; several processes may share it. */
  constructor(private readonly folder: string) {
    if (folder === '') throw new Error('FILES_DIR is missing: this service keeps files');
  }

  /** Keeps bytes or a stream of them. Throws BODY_TOO_LARGE beyond `maxBytes`; whatever fails leaves nothing behind. */
  async put(content: Uint8Array | AsyncIterable<Uint8Array>, { maxBytes = Infinity }: { maxBytes?: number } = {}): Promise<StoredFile> {
    const incoming = this.incoming(randomUUID());
    await mkdir(path.dirname(incoming), { recursive: true });
    const hash = createHash('sha256');
    let bytes = 0;
    const counted = new Transform({
      transform(chunk: Buffer, _encoding, done) {
        bytes += chunk.length;
        if (bytes > maxBytes) { done(new AppError('BODY_TOO_LARGE', { limit: maxBytes })); return; }
        hash.update(chunk);
        done(null, chunk);
      },
    });
    try {
      await pipeline(content instanceof Uint8Array ? Readable.from([content]) : Readable.from(content), counted, createWriteStream(incoming, { mode: 0o600, flush: true }));
      const digest = hash.digest('hex');
      await this.settle(incoming, digest);
      return { digest, bytes };
    } catch (error) {
      await rm(incoming, { force: true });
      throw error;
    }
  }

  /** The bytes of a file, `from` the given one on. Throws NOT_FOUND before the first byte when it is not there. */
  async open(digest: string, { from = 0 }: { from?: number } = {}): Promise<Readable> {
    await this.size(digest);
    return createReadStream(this.place(digest), { start: from });
  }

  /** Bytes of a file. Throws NOT_FOUND. */
  async size(digest: string): Promise<number> {
    try {
      return (await stat(this.place(digest))).size;
    } catch (error) {
      if ((error as NodeJS.ErrnoException).code === 'ENOENT') throw new AppError('NOT_FOUND');
      throw error;
    }
  }

  async has(digest: string): Promise<boolean> {
    return access(this.place(digest)).then(() => true, () => false);
  }

  /**
   * Writes a part of a file that comes in over several calls, at its place; the same part twice is one. Answers once it is on the disk.
   * `name` is the caller's, and whoever counts the parts is the caller: the store knows no gaps.
   */
  async receive(name: string, offset: number, bytes: Uint8Array): Promise<void> {
    const file = this.incoming(name);
    await mkdir(path.dirname(file), { recursive: true });
    const handle = await open(file, constants.O_CREAT | constants.O_WRONLY, 0o600);
    try {
      for (let at = 0; at < bytes.length;) at += (await handle.write(bytes, at, bytes.length - at, offset + at)).bytesWritten;
      await handle.datasync();
    } finally {
      await handle.close();
    }
  }

  /** Bytes received under this name so far, 0 where there is none. */
  async received(name: string): Promise<number> {
    return stat(this.incoming(name)).then(({ size }) => size, (error: NodeJS.ErrnoException) => { if (error.code === 'ENOENT') return 0; throw error; });
  }

  /** Makes a stored file of what was received. Throws NOT_FOUND when nothing was. */
  async keep(name: string): Promise<StoredFile> {
    const incoming = this.incoming(name);
    const hash = createHash('sha256');
    let bytes = 0;
    try {
      for await (const chunk of createReadStream(incoming, { highWaterMark: 1 << 20 }) as AsyncIterable<Buffer>) {
        hash.update(chunk);
        bytes += chunk.length;
      }
    } catch (error) {
      if ((error as NodeJS.ErrnoException).code === 'ENOENT') throw new AppError('NOT_FOUND');
      throw error;
    }
    const digest = hash.digest('hex');
    await this.settle(incoming, digest);
    return { digest, bytes };
  }

  /** Throws away what was received under this name. */
  async forget(name: string): Promise<void> { await rm(this.incoming(name), { force: true }); }

  /** Where it lies, for what can only read paths (a zip's directory stands at its end). Never written to. */
  pathOf(digest: string): string { return this.place(digest); }

  /** Forgets a file; one that is not there is forgotten already. The caller knows that nobody else names it. */
  async remove(digest: string): Promise<void> { await rm(this.place(digest), { force: true }); }

  /** Throws away what came in only in part and has not grown for `olderThanMs`: its writer is gone. Returns how many. */
  async sweep(olderThanMs: number): Promise<number> {
    const folder = path.join(this.folder, INCOMING);
    const names = await readdir(folder).catch((error: NodeJS.ErrnoException) => { if (error.code === 'ENOENT') return []; throw error; });
    let swept = 0;
    for (const name of names) {
      const file = path.join(folder, name);
      const found = await stat(file).catch(() => null);
      if (found === null || Date.now() - found.mtimeMs < olderThanMs) continue;
      await rm(file, { force: true });
      swept++;
    }
    return swept;
  }

  private incoming(name: string): string {
    if (!NAME.test(name)) throw new AppError('NOT_FOUND');
    return path.join(this.folder, INCOMING, name);
  }

  /** A rename is only kept through a power cut once its folder is on the disk. */
  private async settle(incoming: string, digest: string): Promise<void> {
    const place = this.place(digest);
    await mkdir(path.dirname(place), { recursive: true });
    await rename(incoming, place);
    const folder = await open(path.dirname(place), 'r');
    try {
      await folder.sync();
    } finally {
      await folder.close();
    }
  }

  /** Two levels of folders, so that no folder grows beyond what tools bear. */
  private place(digest: string): string {
    if (!DIGEST.test(digest)) throw new AppError('NOT_FOUND');
    return path.join(this.folder, digest.slice(0, 2), digest.slice(2, 4), digest);
  }
}

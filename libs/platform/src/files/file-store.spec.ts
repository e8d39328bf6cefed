import { createHash } from 'node:crypto';
import { mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync, utimesSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { buffer } from 'node:stream/consumers';
import { FileStore } from './file-store.js';

const digestOf = (bytes: Buffer) => createHash('sha256').update(bytes).digest('hex');

describe('the file store', () => {
  let folder: string;
  let store: FileStore;
  beforeEach(() => {
    folder = mkdtempSync(path.join(tmpdir(), 'file-store-'));
    store = new FileStore(folder);
  });
  afterEach(() => { rmSync(folder, { recursive: true, force: true }); });

  const lying = () => readdirSync(folder, { recursive: true, withFileTypes: true }).filter(entry => entry.isFile()).map(entry => entry.name);
  async function* pieces(...parts: string[]) { for (const part of parts) { await Promise.resolve(); yield Buffer.from(part); } }

  it('keeps bytes and streams under the SHA-256 of what is in them', async () => {
    const bytes = Buffer.from('一份文书');
    expect(await store.put(bytes)).toEqual({ digest: digestOf(bytes), bytes: bytes.length });
    expect(await store.put(pieces('一份', '文书'))).toEqual({ digest: digestOf(bytes), bytes: bytes.length });
    expect(lying()).toEqual([digestOf(bytes)]);
    expect(await buffer(await store.open(digestOf(bytes)))).toEqual(bytes);
    expect(await buffer(await store.open(digestOf(bytes), { from: 3 }))).toEqual(bytes.subarray(3));
    expect([await store.size(digestOf(bytes)), await store.has(digestOf(bytes))]).toEqual([bytes.length, true]);
    expect(readFileSync(store.pathOf(digestOf(bytes)))).toEqual(bytes);
  });

  it('keeps one file when many bring the same at once', async () => {
    const stored = await Promise.all(Array.from({ length: 20 }, () => store.put(pieces('x'.repeat(100_000), 'y'))));
    expect(new Set(stored.map(({ digest }) => digest)).size).toBe(1);
    expect(lying()).toHaveLength(1);
  });

  it('leaves nothing of a stream that breaks off or is too long', async () => {
    async function* broken() { yield Buffer.from('half'); await Promise.resolve(); throw new Error('the line was cut'); }
    await expect(store.put(broken())).rejects.toThrow('the line was cut');
    await expect(store.put(pieces('1234', '5678'), { maxBytes: 7 })).rejects.toMatchObject({ code: 'BODY_TOO_LARGE' });
    expect(lying()).toEqual([]);
  });

  it('does not find what is not there, nor anything outside of it', async () => {
    writeFileSync(path.join(folder, 'secret'), 'x');
    for (const digest of ['0'.repeat(64), 'secret', '../secret', `${'0'.repeat(60)}/../`])
      await expect(Promise.resolve().then(() => store.open(digest))).rejects.toMatchObject({ code: 'NOT_FOUND' });
    expect(await store.has('0'.repeat(64))).toBe(false);
  });

  it('takes a file in parts, each at its place, however often it comes', async () => {
    await store.receive('upload-1', 0, Buffer.from('甲乙'));
    await store.receive('upload-1', 6, Buffer.from('丙'));
    await store.receive('upload-1', 6, Buffer.from('丙'));
    expect([await store.received('upload-1'), await store.received('upload-2')]).toEqual([9, 0]);
    const kept = await store.keep('upload-1');
    expect(kept).toEqual({ digest: digestOf(Buffer.from('甲乙丙')), bytes: 9 });
    expect((await buffer(await store.open(kept.digest))).toString()).toBe('甲乙丙');
    await expect(store.keep('upload-1')).rejects.toMatchObject({ code: 'NOT_FOUND' });
    await store.receive('upload-2', 0, Buffer.from('x'));
    await store.forget('upload-2');
    await expect(store.receive('../upload', 0, Buffer.from('x'))).rejects.toMatchObject({ code: 'NOT_FOUND' });
    expect(lying()).toEqual([kept.digest]);
  });

  it('forgets what it is told to, and what a dead writer left', async () => {
    const { digest } = await store.put(Buffer.from('short-lived'));
    await store.remove(digest);
    await store.remove(digest);
    const left = path.join(folder, 'incoming', 'left');
    writeFileSync(left, 'half');
    expect(await store.sweep(60_000)).toBe(0);
    utimesSync(left, new Date(0), new Date(0));
    expect(await store.sweep(60_000)).toBe(1);
    expect(lying()).toEqual([]);
  });

  it('wants a folder', () => { expect(() => new FileStore('')).toThrow('FILES_DIR'); });
});

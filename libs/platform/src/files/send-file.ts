import type { FastifyReply } from 'fastify';
import type { FileStore } from './file-store.js';

/** A kept file as a reader gets it; `name` in ASCII, since it travels in a header. */
export interface SentFile { readonly digest: string; readonly bytes: number; readonly name: string; readonly type: string }

/**
 * Answers with a kept file, to be saved and never shown in the page. Its digest is its ETag: who has it already is told so. For methods
 * bound to an endpoint with `download`, which take the reply by `@Res()`. Throws NOT_FOUND before the answer begins.
 */
export async function sendFile(reply: FastifyReply, files: FileStore, { digest, bytes, name, type }: SentFile): Promise<void> {
  const etag = `"${digest}"`;
  const headers = { etag, 'cache-control': 'private, no-cache' };
  if (reply.request.headers['if-none-match'] === etag) {
    await reply.code(304).headers(headers).send();
    return;
  }
  const content = await files.open(digest);
  await reply.code(200).headers({ ...headers, 'content-type': type, 'content-length': bytes, 'content-disposition': `attachment; filename="${name}"`, 'x-content-type-options': 'nosniff' }).send(content);
}

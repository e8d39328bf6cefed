import { Transform, type Readable } from 'node:stream';
import type { IncomingMessage } from 'node:http';
import { AppError } from '@netsign/contracts';

/** The largest JSON body of any endpoint. */
export const JSON_BYTES = 1_000_000;

/** Length as stated, or null when the body comes in chunks. Throws BODY_TOO_LARGE before a byte is read. */
export function statedLength(message: IncomingMessage, maxBytes: number): number | null {
  const stated = message.headers['content-length'];
  const length = stated === undefined ? null : Number(stated);
  if (length !== null && length > maxBytes) throw new AppError('BODY_TOO_LARGE', { maxBytes });
  return length;
}

/**
 * The whole body in memory, unparsed. Rejects with BODY_TOO_LARGE, or INPUT_INVALID when the sender breaks off. What
 * comes after the byte too many is read and dropped: a browser takes an answer only when its body has left.
 */
export function readBody(message: IncomingMessage, maxBytes: number): Promise<Buffer> {
  return new Promise((resolve, reject) => {
    const chunks: Buffer[] = [];
    let bytes = 0;
    message.on('data', (chunk: Buffer) => {
      bytes += chunk.length;
      if (bytes <= maxBytes) chunks.push(chunk);
      else reject(new AppError('BODY_TOO_LARGE', { maxBytes }));
    });
    message.once('end', () => resolve(chunks.length === 1 ? chunks[0] : Buffer.concat(chunks)));
    message.once('error', () => reject(new AppError('INPUT_INVALID')));
  });
}

/**
 * The body as it comes in; fails with BODY_TOO_LARGE at the byte too many. It stands between the browser's connection
 * and whoever reads: when the reader gives up, the rest is dropped, and the browser still gets its answer.
 */
export function streamBody(message: IncomingMessage, maxBytes: number): Readable {
  let bytes = 0;
  const counted = new Transform({
    transform(chunk: Buffer, _encoding, done) {
      bytes += chunk.length;
      done(bytes > maxBytes ? new AppError('BODY_TOO_LARGE', { maxBytes }) : null, chunk);
    },
  });
  message.once('error', error => counted.destroy(error));
  counted.once('close', () => {
    message.unpipe(counted);
    message.resume();
  });
  return message.pipe(counted);
}

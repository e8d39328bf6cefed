import { askSandbox, type Platform } from './platform.js';

interface TextMessage { readonly id: number; readonly text: string }

const CODE = /验证码 (\d{6})/;
/** How long a code may be on its way. */
const WAIT_MS = 15_000;

/** What one phone receives, newest first, from the message after `after` on; waits for a first one up to `waitMs`. */
const received = (platform: Platform, to: string, after: number, waitMs: number): Promise<TextMessage[]> =>
  askSandbox(platform, 'POST', '/sms/search', { to, after, waitMs });

/** The number of the newest message a phone has; 0 when it has none. */
export async function newestMessage(platform: Platform, phone: string): Promise<number> {
  return (await received(platform, phone, 0, 0))[0]?.id ?? 0;
}

/**
 * Tries the codes that reached a phone after message `after`, until `enter` takes one. Two acts of one person may be
 * under way at once, so the first code is not always the right one; `enter` answers null for a wrong one.
 */
export async function enterCode<T>(platform: Platform, phone: string, after: number, enter: (code: string) => Promise<T | null>): Promise<T> {
  const deadline = performance.now() + WAIT_MS;
  for (let seen = after; performance.now() < deadline; ) {
    const messages = await received(platform, phone, seen, Math.max(1, Math.ceil(deadline - performance.now())));
    for (const { id, text } of messages) {
      seen = Math.max(seen, id);
      const code = CODE.exec(text)?.[1];
      const taken = code === undefined ? null : await enter(code);
      if (taken !== null) return taken;
    }
  }
  throw new Error(`No text message with a right code came within ${WAIT_MS / 1000} s.`);
}

import http from 'node:http';
import type { AddressInfo } from 'node:net';
import type { Session } from '../session/session.store.js';
import { LiveStreams } from './live-streams.js';

const BEAT_MS = 5;
const session = { actor: { account: 'a', session: 's', role: 'ministry' }, expiresAt: Date.now() + 60_000 } as unknown as Session;

describe('the heartbeat of an open page', () => {
  let hears = true;
  let streams: LiveStreams;
  let server: http.Server;
  beforeAll(async () => {
    streams = new LiveStreams(() => hears, BEAT_MS);
    server = http.createServer((_request, answer) => {
      answer.writeHead(200, { 'content-type': 'text/event-stream' });
      streams.open(answer, session);
    });
    await new Promise<void>(resolve => { server.listen(0, '127.0.0.1', resolve); });
  });
  afterAll(() => {
    streams.close();
    server.close();
  });

  /** Reads a stream until so many heartbeats of either kind have come; answers how many of them told the page to look again. */
  async function told(beats: number): Promise<number> {
    const { body } = await fetch(`http://127.0.0.1:${(server.address() as AddressInfo).port}`);
    let text = '';
    for await (const chunk of body!.pipeThrough(new TextDecoderStream())) {
      text += chunk;
      if (text.split('\n\n').length > beats + 2) break;
    }
    return text.split('look.again').length - 1;
  }

  it('says nothing while changes reach this process', async () => {
    hears = true;
    expect(await told(12)).toBe(0);
  });

  it('tells the page now and then to look by itself while none can', async () => {
    hears = false;
    expect(await told(12)).toBeGreaterThanOrEqual(2);
  });
});

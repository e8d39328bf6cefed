import type { AddressInfo } from 'node:net';
import { OPS, startSandbox } from '../sandbox.fixture.js';
import type { Sandbox } from '../sandbox.fixture.js';

const PHONE = '19900001234';

describe('text messages', () => {
  let sandbox: Sandbox;
  beforeEach(async () => {
    sandbox = await startSandbox();
  });
  afterEach(() => sandbox.stop());

  const send = (to: string, text: string) => sandbox.post('/sms', { to, text }, OPS);
  const search = async (body: object) => (await sandbox.post('/sms/search', body)).json<{ id: number; text: string }[]>();

  it('are found by their number, newest first', async () => {
    await send(PHONE, 'first');
    await send('19900009999', 'for somebody else');
    await send(PHONE, 'second');
    expect((await search({ to: '199 0000 1234' })).map(({ text }) => text)).toEqual(['second', 'first']);
    expect(await search({ to: '19900000000' })).toEqual([]);
  });

  it('are found only after the one already known', async () => {
    await send(PHONE, 'first');
    const [first] = await search({ to: PHONE });
    await send(PHONE, 'second');
    expect((await search({ to: PHONE, after: first.id })).map(({ text }) => text)).toEqual(['second']);
  });

  it('are waited for', async () => {
    const waiting = search({ to: PHONE, waitMs: 5_000 });
    await send('19900009999', 'for somebody else');
    await send(PHONE, 'at last');
    expect((await waiting).map(({ text }) => text)).toEqual(['at last']);
    expect(await search({ to: '19900000000', waitMs: 50 })).toEqual([]);
  });

  it('survive a restart and go on counting', async () => {
    await send(PHONE, 'before');
    await sandbox.restart();
    await send(PHONE, 'after');
    expect((await search({ to: PHONE })).map(({ id, text }) => [id, text])).toEqual([[2, 'after'], [1, 'before']]);
  });

  it('are sent only by who knows the token, to a number, with a text', async () => {
    expect((await sandbox.post('/sms', { to: PHONE, text: 'x' })).statusCode).toBe(401);
    expect((await send('not a number', 'x')).statusCode).toBe(400);
    expect((await send(PHONE, '')).statusCode).toBe(400);
  });

  it('keep the newest five thousand', async () => {
    for (let i = 1; i <= 5_001; i += 1) await send(`1990000${String(i).padStart(4, '0')}`, `${i}`);
    expect(await search({ to: '19900000001' })).toEqual([]);
    expect(await search({ to: '19900000002' })).toHaveLength(1);
  });

  it('stand on the page with the number masked and the text escaped', async () => {
    await send(PHONE, '验证码 <b>123456</b>');
    const { body } = await sandbox.inject('/sms');
    expect(body).toContain('•••• 1234');
    expect(body).not.toContain(PHONE);
    expect(body).toContain('验证码 &#60;b&#62;123456');
  });

  it('come to the page by themselves, beginning after the last one it has', async () => {
    await send(PHONE, 'known');
    await send(PHONE, 'missed');
    await sandbox.app.listen(0, '127.0.0.1');
    const { port } = sandbox.app.getHttpServer().address() as AddressInfo;
    const stream = await fetch(`http://127.0.0.1:${port}/sms/stream?after=0`, { headers: { 'last-event-id': '1' } });
    const reader = stream.body!.pipeThrough(new TextDecoderStream()).getReader();
    await send(PHONE, 'new');
    let text = '';
    while (!text.includes('new')) text += (await reader.read()).value ?? '';
    expect(text).toContain('missed');
    expect(text).not.toContain('known');
    expect(text).not.toContain(PHONE);
  });
});

describe('mail', () => {
  it('is kept, found by its address and shown masked', async () => {
    const sandbox = await startSandbox();
    await sandbox.post('/mail', { to: 'hr@employer.example', subject: '认证结果', text: '已通过' }, OPS);
    const found = await sandbox.post('/mail/search', { to: 'hr@employer.example' });
    expect(found.json()).toMatchObject([{ subject: '认证结果', text: '已通过' }]);
    const { body } = await sandbox.inject('/mail');
    expect(body).toContain('h•••@employer.example');
    expect(body).not.toContain('hr@employer.example');
    await sandbox.stop();
  });
});

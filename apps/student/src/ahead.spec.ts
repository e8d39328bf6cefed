import { agreementsClient, browserLink } from '@netsign/api-client';
import { askAhead, fetchAhead } from './ahead.js';

type Asked = [string, RequestInit | undefined];
const answer = (status: number, body: object = {}) => new Response(JSON.stringify(body), { status });

describe('what is asked for before the scripts are here', () => {
  const asked: Asked[] = [];
  let reply: (address: string) => Response;

  beforeEach(() => {
    asked.length = 0;
    reply = () => answer(200, { items: [], next: null });
    Object.assign(globalThis, { window: {}, fetch: (address: string, init?: RequestInit) => { asked.push([address, init]); return Promise.resolve(reply(address)); } });
  });

  const link = () => browserLink('student', 'zh-CN', fetchAhead);
  /** As `signing.queries.ts` asks. */
  const openInvitations = () => agreementsClient(link().transport).listInvitations({ status: 'offered,department_review,school_review', limit: 100 });
  const agreements = () => agreementsClient(link().transport).listAgreements({ limit: 50 });

  it('is exactly what the home begins with: nothing is asked for twice', async () => {
    askAhead('/student/', 'zh-CN');
    expect(asked).toHaveLength(3);
    await Promise.all([link().session(), openInvitations(), agreements()]);
    expect(asked).toHaveLength(3);
  });

  it('is used once: later it is asked for anew', async () => {
    askAhead('/student/', 'zh-CN');
    await agreements();
    await agreements();
    expect(asked).toHaveLength(4);
  });

  it('is only the session on every other page', () => {
    askAhead('/student/me', 'en');
    expect(asked.map(([address]) => address)).toEqual(['/api/student/session']);
    expect(asked[0]?.[1]?.headers).toMatchObject({ 'accept-language': 'en' });
  });

  it('takes “not signed in” for an answer, and asks again after any other refusal', async () => {
    reply = () => answer(401);
    askAhead('/student/', 'zh-CN');
    await expect(link().session()).resolves.toBeNull();
    expect(asked).toHaveLength(3);
    reply = () => answer(503);
    askAhead('/student/', 'zh-CN');
    reply = () => answer(200, { items: [], next: null });
    await expect(agreements()).resolves.toMatchObject({ items: [] });
    expect(asked).toHaveLength(7);
  });

  it('does not stand in the way of what a page asks when nothing was asked ahead', async () => {
    await agreements();
    expect(asked).toHaveLength(1);
  });
});

import type { RunningGateway } from '../start.js';
import { gatewayBefore, headersOf, type StandIn, startStandIn } from '../stand-in.fixture.js';

let standIn: StandIn;
let gateway: RunningGateway;
beforeAll(async () => {
  standIn = await startStandIn();
  gateway = await gatewayBefore(standIn, { KAFKA_BROKERS: process.env.TEST_KAFKA_BROKERS });
});
afterAll(async () => {
  await gateway.close();
  await standIn.close();
});

const ask = (headers: Record<string, string> = {}) =>
  fetch(`${gateway.url}/api/public/agreements/verify`, { method: 'POST', body: '{"number":"n","check":"c"}', headers: { 'content-type': 'application/json', ...headers } });

describe('what is open to everybody', () => {
  it('is asked by the gateway in its own name, whoever may be signed in', async () => {
    const graduate = standIn.signedIn('graduate', { graduate: '00000000-0000-7000-8000-000000000001' });
    const answer = await ask(headersOf(graduate));
    expect([answer.status, await answer.json()]).toEqual([200, { method: 'POST', url: '/verify', body: '{"number":"n","check":"c"}' }]);
    expect(standIn.asked.at(-1)).toMatchObject({ claims: { role: 'gateway' } });
    expect(standIn.asked.at(-1)?.headers.cookie).toBeUndefined();
    expect(answer.headers.get('set-cookie')).toBeNull();
  });

  it('is not reached through an end, nor anything else through it', async () => {
    for (const path of ['/api/student/agreements/verify', '/api/public/agreements/agreements', '/api/public/identity/sign-in']) {
      const answer = await fetch(gateway.url + path, { method: 'POST', body: '{}' });
      expect([path, answer.status]).toEqual([path, 404]);
      await answer.arrayBuffer();
    }
  });

  it('is asked only so often from one address', async () => {
    const answers = await Promise.all(Array.from({ length: 40 }, () => ask()));
    const refused = answers.filter(answer => answer.status === 429);
    expect(refused.length).toBeGreaterThanOrEqual(9);
    expect(await refused[0].json()).toMatchObject({ code: 'TOO_MANY_REQUESTS' });
    for (const answer of answers) if (!answer.bodyUsed) await answer.arrayBuffer();
  });
});

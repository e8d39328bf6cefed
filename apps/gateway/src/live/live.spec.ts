import http from 'node:http';
import { createKafka, createLogger, ensureTopics, uuidv7 } from '@netsign/platform';
import type { Topic } from '@netsign/contracts';
import type { RunningGateway } from '../start.js';
import { gatewayBefore, headersOf, type Person, type StandIn, startStandIn, until } from '../stand-in.fixture.js';

const kafka = createKafka((process.env.TEST_KAFKA_BROKERS ?? '').split(','), 'gateway-spec', createLogger('spec', 'silent'));
const producer = kafka.producer();
let standIn: StandIn;
let gateway: RunningGateway;

beforeAll(async () => {
  await ensureTopics(kafka, []);
  await producer.connect();
  standIn = await startStandIn();
  gateway = await gatewayBefore(standIn, { KAFKA_BROKERS: process.env.TEST_KAFKA_BROKERS });
  await until(() => gateway.gateway.hears, 25_000);
});
afterAll(async () => {
  await gateway.close();
  await standIn.close();
  await producer.disconnect();
});

interface Page { lines: string[]; notices(): unknown[]; status: number; closed: boolean; close(): void }

/** Opens a page's stream and keeps what it hears. */
function listen(person: Person): Promise<Page> {
  return new Promise((resolve, reject) => {
    const request = http.get(`${gateway.url}/api/${person.end}/events`, { headers: headersOf(person) }, response => {
      const page: Page = {
        lines: [], status: response.statusCode ?? 0, closed: false, close: () => request.destroy(),
        notices: () => page.lines.join('').split('\n').filter(line => line.startsWith('data: ')).map(line => JSON.parse(line.slice(6)) as unknown),
      };
      response.setEncoding('utf8').on('data', (text: string) => page.lines.push(text)).on('close', () => { page.closed = true; }).on('error', () => undefined);
      resolve(page);
    });
    request.on('error', reject);
  });
}

const send = (topic: Topic, value: unknown) => producer.send({ topic, messages: [{ key: 'k', value: typeof value === 'string' ? value : JSON.stringify(value) }] });
const happened = (type: string, subject: string, audience: string, caseversion = 1) => ({
  specversion: '1.0', id: uuidv7(), source: 'agreements', type, subject, time: new Date().toISOString(), datacontenttype: 'application/json',
  partitionkey: subject, caseversion, chainhash: '', audience, data: { secretFact: 'must not be sent' },
});
const employer = () => standIn.signedIn('employer', { employer: '91330000000000000X' });

describe('a page', () => {
  it('hears at once that a case of its own has changed: kind, id and version, and nothing else', async () => {
    const [mine, another, reviewer] = await Promise.all([listen(employer()), listen(standIn.signedIn('employer', { employer: '91330000000000001X' })), listen(standIn.signedIn('school', { school: '10999', province: '33' }))]);
    const id = uuidv7();
    const at = Date.now();
    await send('agreements', happened('invitation.accepted.v1', id, 'graduate:x,employer:91330000000000000X,school:10999', 4));
    await until(() => mine.notices().length > 0 && reviewer.notices().length > 0);
    expect(Date.now() - at).toBeLessThan(2000);
    expect(mine.notices()).toEqual([{ kind: 'invitation.accepted.v1', id, version: 4 }]);
    expect(mine.lines.join('')).not.toContain('secretFact');
    expect(another.notices()).toEqual([]);
    for (const page of [mine, another, reviewer]) page.close();
  });

  it('hears what is meant for its role, and never what is meant for the tier above', async () => {
    const [reviewer, ministry] = await Promise.all([listen(standIn.signedIn('school', { school: '10999', province: '33' })), listen(standIn.signedIn('ministry'))]);
    await send('ledger', happened('ledger.recorded.v1', uuidv7(), 'province:33'));
    await send('employers', happened('employer.suspended.v1', uuidv7(), 'ministry'));
    await send('signals', { kind: 'board.changed', id: '10999', audience: 'school:10999,province:33,ministry' });
    await until(() => reviewer.notices().length > 0 && ministry.notices().length > 1);
    expect(reviewer.notices()).toEqual([{ kind: 'board.changed', id: '10999', version: null }]);
    expect(ministry.notices()).toHaveLength(2);
    for (const page of [reviewer, ministry]) page.close();
  });

  it('is not disturbed by a message that breaks its contract', async () => {
    const page = await listen(standIn.signedIn('ministry'));
    await send('signals', 'not JSON');
    await send('signals', { kind: 'board.changed' });
    await send('signals', { kind: 'board.changed', id: 'after', audience: 'ministry' });
    await until(() => page.notices().length > 0);
    expect(page.notices()).toEqual([{ kind: 'board.changed', id: 'after', version: null }]);
    page.close();
  });

  it('hears for the record that was chosen, once another was chosen', async () => {
    const [first, second] = [uuidv7(), uuidv7()];
    const person = standIn.signedIn('graduate', { graduate: first });
    const page = await listen(person);
    standIn.answers.set('POST /choose-graduate', (_asked, response) => {
      person.actor.graduate = second;
      response.end('{}');
    });
    await fetch(`${gateway.url}/api/student/identity/choose-graduate`, { method: 'POST', body: '{}', headers: headersOf(person, true) });
    await fetch(`${gateway.url}/api/student/session`, { headers: headersOf(person) });
    await send('signals', { kind: 'case.changed', id: 'old', audience: `graduate:${first}` });
    await send('signals', { kind: 'case.changed', id: 'new', audience: `graduate:${second}` });
    await until(() => page.notices().length > 0);
    expect(page.notices()).toEqual([{ kind: 'case.changed', id: 'new', version: null }]);
    page.close();
  });

  it('without a session is refused', async () => {
    expect((await listen({ ...employer(), secret: 'x'.repeat(30) })).status).toBe(401);
  });
});

describe('a session that identity has ended', () => {
  it('is refused within a second everywhere, and its page told so and closed', async () => {
    const person = employer();
    const page = await listen(person);
    standIn.people.delete(person.secret);
    const at = Date.now();
    await send('signals', { kind: 'session.ended', id: person.actor.session, audience: '' });
    await until(async () => (await fetch(`${gateway.url}/api/corp/session`, { headers: headersOf(person) })).status === 401);
    await until(() => page.closed);
    expect(Date.now() - at).toBeLessThan(1000);
    expect(page.notices()).toEqual([{ kind: 'session.ended', id: '', version: null }]);
  });

  it('is refused even to a request that was asking about it meanwhile', async () => {
    const person = employer();
    standIn.answers.set('POST /resume', (_asked, response) => {
      void send('signals', { kind: 'session.ended', id: person.actor.session, audience: '' }).then(() => setTimeout(() => {
        response.end(JSON.stringify({ actor: person.actor, csrf: person.csrf, expiresAt: new Date(Date.now() + 60_000).toISOString() }));
      }, 700));
    });
    const answer = await fetch(`${gateway.url}/api/corp/session`, { headers: headersOf(person) });
    standIn.answers.delete('POST /resume');
    expect(answer.status).toBe(401);
  });
});

describe('the gateway', () => {
  it('is ready when identity answers and Kafka is heard', async () => {
    standIn.answers.set('GET /health/live', (_asked, response) => response.end('{}'));
    expect((await fetch(`${gateway.url}/health/ready`)).status).toBe(200);
    standIn.answers.set('GET /health/live', (_asked, response) => response.writeHead(500).end());
    expect((await fetch(`${gateway.url}/health/ready`)).status).toBe(503);
    expect((await fetch(`${gateway.url}/health/live`)).status).toBe(200);
  });

  it('lets a browser go that does not read what it is told', async () => {
    const person = standIn.signedIn('province', { province: '33' });
    const request = http.get(`${gateway.url}/api/admin/events`, { headers: headersOf(person) }, response => response.pause());
    request.on('error', () => undefined);
    let closed = false;
    request.on('close', () => { closed = true; });
    await new Promise(resolve => request.once('response', resolve));
    for (let round = 0; round < 100 && !closed; round++) {
      await producer.send({ topic: 'signals', messages: Array.from({ length: 100 }, () => ({ value: JSON.stringify({ kind: 'board.changed', id: 'x'.repeat(2000), audience: 'province:33' }) })) });
    }
    await until(() => closed);
  });

  it('drains: ends its streams, finishes what is under way, accepts nothing new', async () => {
    const other = await gatewayBefore(standIn, { KAFKA_BROKERS: process.env.TEST_KAFKA_BROKERS });
    const person = employer();
    let finish: (() => void) | undefined;
    standIn.answers.set('GET /invitations', (_asked, response) => { finish = () => response.end('{"items":[],"next":null}'); });
    const stream = await fetch(`${other.url}/api/corp/events`, { headers: headersOf(person) });
    const answering = fetch(`${other.url}/api/corp/agreements/invitations`, { headers: headersOf(person) });
    await until(() => finish !== undefined);
    const closing = other.close();
    await stream.text();
    finish!();
    expect((await answering).status).toBe(200);
    await closing;
    await expect(fetch(`${other.url}/health/live`)).rejects.toThrow();
  });
});

import { createHash } from 'node:crypto';
import { agreementDocumentMade, type InvitationView } from '@netsign/contracts';
import { DocumentPress } from '@netsign/platform';
import { departmentActor, employerActor, graduateActor, ministryActor, provinceActor, schoolActor, tokenOf } from '@netsign/testing';
import { employerCode, otherEmployerCode, otherPlace, place, World } from '../agreements.fixture.js';

let world: World;
beforeAll(async () => { world = await World.open(); });
afterAll(() => world.close());

const refused = (code: string) => expect.objectContaining({ code });
const sha256 = (bytes: Uint8Array) => createHash('sha256').update(bytes).digest('hex');

/** Waits until the job has made what waits. */
async function allMade(): Promise<void> {
  for (const end = Date.now() + 25_000; ;) {
    const [{ count }] = await world.service.database.query<{ count: number }>('select count(*)::int as count from document_task');
    if (count === 0) return;
    if (Date.now() > end) throw new Error(`${count} documents were not made in time`);
    await new Promise(resolve => setTimeout(resolve, 50));
  }
}
const download = (id: string, actor: Parameters<World['as']>[0], headers: Record<string, string> = {}) =>
  fetch(`${world.service.url}/agreements/${id}/document`, { headers: { authorization: `Bearer ${tokenOf(actor)}`, ...headers } });

/** The status alone; the body is read all the same, or the connection would stay. */
const statusOf = async (...asked: Parameters<typeof download>): Promise<number> => { const answer = await download(...asked); await answer.arrayBuffer(); return answer.status; };

interface Row { number: string; check_code: string; document_digest: string; status: string; version: number }
const rowOf = async (id: string): Promise<Row> => (await world.service.database.query<Row & Record<string, unknown>>('select number, check_code, document_digest, status, version from agreement where id = $1', [id]))[0];

describe('the document of an agreement', () => {
  it('does not exist before the agreement is in force, is then made without anybody asking, and is told by an event', async () => {
    const one = await world.graduate();
    const view = await world.certified(one);
    const id = view.agreementId!;
    const client = world.as(world.graduateOf(one));
    expect(await client.getAgreement({ id })).toMatchObject({ number: null, document: null });
    await expect(client.agreementDocument({ id })).rejects.toEqual(refused('DOCUMENT_NOT_MADE'));
    await world.recorded(view);
    await allMade();
    const { number, document } = await client.getAgreement({ id });
    const file = await client.agreementDocument({ id });
    const bytes = new Uint8Array(await file.arrayBuffer());
    expect([file.name, file.type, file.size]).toEqual([`agreement-${number}.pdf`, 'application/pdf', document?.bytes]);
    expect(sha256(bytes)).toBe(document?.digest);
    const event = (await world.service.emitted()).find(sent => sent.subject === id && sent.type === agreementDocumentMade.type);
    expect(event?.data).toMatchObject({ from: 'in_force', to: 'in_force', digest: document?.digest, bytes: document?.bytes });
  });

  it('is an attachment of the stored bytes, whose digest spares sending it again', async () => {
    const one = await world.graduate();
    const id = await world.inForce(one);
    await allMade();
    const first = await download(id, world.graduateOf(one));
    await first.arrayBuffer();
    const etag = first.headers.get('etag')!;
    expect(etag).toBe(`"${(await rowOf(id)).document_digest}"`);
    expect(first.headers.get('content-disposition')).toMatch(/^attachment; filename="agreement-\d{4}-\d{5}-/);
    const again = await download(id, world.graduateOf(one), { 'if-none-match': etag });
    expect([again.status, (await again.arrayBuffer()).byteLength]).toEqual([304, 0]);
  });

  it('is for those who see the agreement, and for nobody else', async () => {
    const [one, other] = await world.graduates(2);
    const id = await world.inForce(one);
    await allMade();
    for (const reader of [world.graduateOf(one), employerActor(employerCode), departmentActor(place), schoolActor(place), provinceActor('33'), ministryActor()]) expect(await statusOf(id, reader)).toBe(200);
    for (const stranger of [graduateActor(other.graduate, other.place), employerActor(otherEmployerCode), departmentActor(otherPlace), schoolActor(otherPlace), provinceActor('42')]) expect(await statusOf(id, stranger)).toBe(404);
  });

  it('is made after all when the process that prints is killed, and printing it again gives the same bytes', async () => {
    const press = world.service.app.get(DocumentPress);
    const people = await world.graduates(6);
    const views = await Promise.all(people.map(one => world.certified(one)));
    let killed = 0;
    const hunter = setInterval(() => {
      if (press.pid === undefined || killed > 1) return;
      process.kill(press.pid, 'SIGKILL');
      killed++;
      // What died with it is due again when its lease has passed; the spec does not wait for the clock.
      void world.service.database.query('update document_task set due_at = clock_timestamp()');
    }, 20);
    await world.recorded(...views);
    for (const end = Date.now() + 20_000; killed < 2 && Date.now() < end;) await new Promise(resolve => setTimeout(resolve, 20));
    clearInterval(hunter);
    expect(killed).toBe(2);
    await world.service.database.query('update document_task set due_at = clock_timestamp()');
    await allMade();
    const ids = views.map(view => view.agreementId!);
    const before = await Promise.all(ids.map(rowOf));
    expect(before.every(row => row.document_digest !== null)).toBe(true);
    await world.service.database.query('update agreement set document_digest = null, document_bytes = null, document_made_at = null where id = any($1)', [ids]);
    await world.service.database.query('insert into document_task select id, graduate_id, 0, clock_timestamp() from agreement where id = any($1)', [ids]);
    await allMade();
    expect((await Promise.all(ids.map(rowOf))).map(row => row.document_digest)).toEqual(before.map(row => row.document_digest));
  }, 60_000);
});

describe('numbers', () => {
  it('leave no gap and repeat none when messages of the ledger race', async () => {
    const people = await world.graduates(24, otherPlace);
    const views: InvitationView[] = [];
    for (const one of people) views.push(await world.certified(one));
    await Promise.all(Array.from({ length: 6 }, (_none, at) => world.recorded(...views.slice(at * 4, at * 4 + 4))));
    const rows = await world.service.database.query<{ serial: number }>(`select split_part(number, '-', 4)::int as serial from agreement where school = $1 and number is not null order by 1`, [otherPlace.school]);
    expect(rows.map(row => row.serial)).toEqual(Array.from({ length: 24 }, (_none, at) => at + 1));
    await allMade();
  }, 60_000);
});

describe('whoever holds a paper', () => {
  const everybody = () => world.as({ role: 'gateway' });

  it('learns that it is ours and in force, with no more of the person than a masked name', async () => {
    const one = await world.graduate();
    const id = await world.inForce(one);
    await allMade();
    const { number, check_code: check, document_digest: digest } = await rowOf(id);
    const answer = await everybody().verifyPaper({ number, check });
    expect(answer).toMatchObject({ number, status: 'in_force', mode: 'two_party', year: 2027, graduateMasked: `样${'*'.repeat([...one.name].length - 1)}`, document: { digest } });
    expect(JSON.stringify(answer)).not.toContain(one.name);
    expect(JSON.stringify(answer)).not.toContain(one.idNumber);
  });

  it('may type it as people type: full width, lower case, other dashes and spaces', async () => {
    const { number, check_code: check } = await rowOf(await world.inForce(await world.graduate()));
    const wide = number.replaceAll(/\d/g, digit => String.fromCharCode(digit.charCodeAt(0) + 0xfee0)).replaceAll('-', '—');
    expect(await everybody().verifyPaper({ number: ` ${wide} `, check: `${check.slice(0, 4)} ${check.slice(4, 8).toLowerCase()}－${check.slice(8)}` })).toMatchObject({ number });
  });

  it('is told the same of a wrong check code, an unknown number and an agreement without a number', async () => {
    const { number, check_code: check } = await rowOf(await world.inForce(await world.graduate()));
    const wrong = `${check.slice(0, -1)}${check.endsWith('A') ? 'B' : 'A'}`;
    for (const asked of [{ number, check: wrong }, { number, check: '' }, { number: '2027-99331-31-999999-0', check }, { number: 'x', check: 'y' }]) {
      await expect(everybody().verifyPaper(asked)).rejects.toEqual(refused('PAPER_UNKNOWN'));
    }
  });

  it('is told when the agreement has ended', async () => {
    const id = await world.inForce(await world.graduate());
    await world.service.database.query(`update agreement set status = 'ended' where id = $1`, [id]);
    const { number, check_code: check } = await rowOf(id);
    expect(await everybody().verifyPaper({ number, check })).toMatchObject({ status: 'ended' });
  });
});

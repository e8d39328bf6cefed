import { readFileSync } from 'node:fs';
import path from 'node:path';
import { completeIdNumber } from '@netsign/contracts';
import { DocumentPress, templatePath, unprintable } from '@netsign/platform';
import { uuidOf } from '@netsign/testing';
import { sampleAgreement } from '../../../scripts/documents/sample-agreements.js';
import { workbookOf } from '../../admin/src/workbook/workbook.js';
import { place, World, type Named } from '../../agreements/src/agreements.fixture.js';
import { paperOf } from '../../agreements/src/document/agreement.paper.js';
import { REPLICAS } from '../../agreements/src/groups.js';
import { rosterLimits } from '../../national-sync/src/roster/workbook.limits.js';
import { readWorkbook } from '../../national-sync/src/roster/workbook.reader.js';

/** 通用规范汉字表, whole: what the law lets a name be written with. */
const characters = readFileSync(path.join(__dirname, 'general-standard-characters.txt'), 'utf8').split('\n').filter(line => !line.startsWith('#')).join('');
/** As long as a name may be. */
const NAME = 30;
/** As long as 补充条款 may be: so many characters go into one document. */
const CLAUSE = 1000;

const pieces = (text: string, length: number): string[] => {
  const all = [...text];
  return Array.from({ length: Math.ceil(all.length / length) }, (_none, at) => all.slice(at * length, (at + 1) * length).join(''));
};

async function textOf(pdf: Buffer): Promise<string> {
  const { getDocument } = await import('pdfjs-dist/legacy/build/pdf.mjs');
  const reading = getDocument({ data: new Uint8Array(pdf), useSystemFonts: false, verbosity: 0 });
  const document = await reading.promise;
  let text = '';
  for (let page = 1; page <= document.numPages; page++) {
    const content = await (await document.getPage(page)).getTextContent();
    text += content.items.map(item => ('str' in item ? item.str : '')).join('');
  }
  await reading.destroy();
  return text;
}

describe('each of the 8 105 characters of the table', () => {
  let world: World;
  const press = new DocumentPress({ program: '' });
  /** What each step hands to the next. */
  let names: string[] = pieces(characters, NAME);
  beforeAll(async () => { world = await World.open(); }, 60_000);
  afterAll(async () => { press.close(); await world.close(); });

  it('is in the table once, and in the font', () => {
    expect(new Set(characters).size).toBe(8105);
    expect([...characters]).toHaveLength(8105);
    expect(unprintable(characters)).toEqual([]);
  });

  it('comes from the form into the database as it was typed', async () => {
    const people = names.map((name, at): Named => ({ graduate: uuidOf(`named ${at}`), idNumber: completeIdNumber(`33010620050101${String(at).padStart(3, '0')}`), name, place }));
    await world.service.deliver(REPLICAS, people.map(one => world.registered(one)));
    for (let at = 0; at < people.length; at += 8) await Promise.all(people.slice(at, at + 8).map(one => world.draft(one)));
    const rows = await world.service.database.query<{ name: string }>(`select i.parties->'graduate'->>'name' as name from invitation i join unnest($1::uuid[]) with ordinality o(id, place) on o.id = i.graduate_id order by o.place`, [people.map(one => one.graduate)]);
    names = rows.map(row => row.name);
    expect(names.join('')).toBe(characters);
  }, 90_000);

  it('goes into a workbook and comes out of it', async () => {
    const file = Buffer.from(workbookOf([{ name: '名单', rows: [['姓名'], ...names.map(name => [name])] }]));
    const read: string[] = [];
    for await (const { row, cells } of readWorkbook(file, rosterLimits)) if (row > 1) read.push(cells[0]);
    names = read;
    expect(names.join('')).toBe(characters);
  });

  it('is printed, and reads back from the PDF', async () => {
    const template = templatePath('', 'agreements', 'document', 'agreement.typ');
    const found = new Set<string>();
    for (const [at, clause] of pieces(names.join(''), CLAUSE).entries()) {
      const agreement = sampleAgreement({ mode: 'two_party', serial: at + 1, name: names[at], terms: { supplement: clause } });
      const pdf = await press.print({ template, data: paperOf(agreement, agreement, 'https://netsign.example'), qr: 'https://netsign.example', at: 1_800_000_000 });
      for (const char of await textOf(pdf)) found.add(char);
    }
    expect([...characters].filter(char => !found.has(char))).toEqual([]);
  }, 120_000);
});

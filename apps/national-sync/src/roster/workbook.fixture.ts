import { crc32, deflateRawSync } from 'node:zlib';

/** One file of a zip made by hand; `declared` lies about its unpacked size. */
export interface ZipPart {
  readonly name: string;
  readonly body: string | Buffer;
  readonly declared?: number;
  readonly stored?: boolean;
}

/** A zip as hostile as its parts ask for: no library would write such files. */
export function zipOf(parts: readonly ZipPart[]): Buffer {
  const files: Buffer[] = [];
  const directory: Buffer[] = [];
  let offset = 0;
  for (const part of parts) {
    const body = Buffer.from(part.body);
    const packed = part.stored ? body : deflateRawSync(body);
    const name = Buffer.from(part.name);
    const head = Buffer.alloc(26);
    head.writeUInt16LE(20, 0);
    head.writeUInt16LE(part.stored ? 0 : 8, 4);
    head.writeUInt32LE(crc32(body), 10);
    head.writeUInt32LE(packed.length, 14);
    head.writeUInt32LE(part.declared ?? body.length, 18);
    head.writeUInt16LE(name.length, 22);
    const local = Buffer.concat([Buffer.from('504b0304', 'hex'), head, name, packed]);
    const tail = Buffer.alloc(14);
    tail.writeUInt32LE(offset, 10);
    directory.push(Buffer.concat([Buffer.from('504b01021400', 'hex'), head, tail, name]));
    files.push(local);
    offset += local.length;
  }
  const central = Buffer.concat(directory);
  const end = Buffer.alloc(22);
  Buffer.from('504b0506', 'hex').copy(end);
  end.writeUInt16LE(parts.length, 8);
  end.writeUInt16LE(parts.length, 10);
  end.writeUInt32LE(central.length, 12);
  end.writeUInt32LE(offset, 16);
  return Buffer.concat([...files, central, end]);
}

const OFFICE = 'http://schemas.openxmlformats.org/officeDocument/2006/relationships';
const MAIN = 'http://schemas.openxmlformats.org/spreadsheetml/2006/main';

/** Relationships of a part: `[id, type, target]`, with a fourth member for an outside target. */
export function relationships(links: readonly (readonly [string, string, string, string?])[]): string {
  const rows = links.map(
    ([id, type, target, mode]) =>
      `<Relationship Id="${id}" Type="${OFFICE}/${type}" Target="${target}"${mode ? ` TargetMode="${mode}"` : ''}/>`,
  );
  return `<?xml version="1.0"?><Relationships>${rows.join('')}</Relationships>`;
}

/** The parts of a smallest workbook whose first sheet holds `rows` (XML of `<row>` elements). Later parts of one name win. */
export function workbookParts(rows: string, changes: readonly ZipPart[] = []): ZipPart[] {
  const parts: ZipPart[] = [
    { name: '[Content_Types].xml', body: '<Types><Default Extension="xml" ContentType="application/xml"/></Types>' },
    { name: '_rels/.rels', body: relationships([['rId1', 'officeDocument', 'xl/workbook.xml']]) },
    {
      name: 'xl/workbook.xml',
      body: `<workbook xmlns="${MAIN}" xmlns:r="${OFFICE}"><sheets><sheet name="生源" sheetId="1" r:id="rId1"/></sheets></workbook>`,
    },
    { name: 'xl/_rels/workbook.xml.rels', body: relationships([['rId1', 'worksheet', 'worksheets/sheet1.xml'], ['rId2', 'sharedStrings', '/xl/sharedStrings.xml'], ['rId3', 'styles', 'styles.xml']]) },
    { name: 'xl/worksheets/sheet1.xml', body: `<worksheet xmlns="${MAIN}"><sheetData>${rows}</sheetData></worksheet>` },
  ];
  const kept = parts.filter((part) => !changes.some((change) => change.name === part.name));
  return [...kept, ...changes];
}

/** A smallest workbook as bytes. */
export function workbookOf(rows: string, changes: readonly ZipPart[] = []): Buffer {
  return zipOf(workbookParts(rows, changes));
}

/** `<row>` XML with inline texts. */
export function textRow(row: number, texts: readonly string[]): string {
  const cells = texts.map((text) => `<c t="inlineStr"><is><t>${text}</t></is></c>`);
  return `<row r="${row}">${cells.join('')}</row>`;
}

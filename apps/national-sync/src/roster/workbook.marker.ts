import { Readable } from 'node:stream';
import { errorSentence, isErrorCode } from '@netsign/contracts';
import type { FileStore } from '@netsign/platform';
import yazl from 'yazl';
import { openArchive, type WorkbookArchive } from './workbook.archive.js';
import { rosterLimits } from './workbook.limits.js';
import { markedRow, rowTags, sheetHead, withReasonColumn, type RowMarks, type RowTags } from './workbook.marked-row.js';
import { markStyles, type MarkStyles } from './workbook.marked-styles.js';
import { planWorkbook } from './workbook.parts.js';

/** A cell to be marked: row and column from 1, the column's title, and why. */
export interface MarkedCell { readonly at: number; readonly place: number; readonly title: string; readonly code: string; readonly kind: 'problem' | 'notice' }

/** Where the titles stand, and the first column that nothing stands in: the reasons go there. */
export interface MarkedSheet { readonly headerRow: number; readonly reasonPlace: number }

const REASON_TITLE = '需要修改或核对（平台标注）';
const NOTICE = '提醒：';

/**
 * The same workbook with findings marked: bad cells red, those worth a look amber, the reasons in a column behind the table. Everything else
 * stays byte for byte what it was. `cells` come in the order of the sheet; memory holds a row of it. Answers the digest of the new file.
 */
export async function markWorkbook(files: FileStore, digest: string, cells: AsyncIterable<MarkedCell>, sheet: MarkedSheet): Promise<string> {
  const archive = await openArchive(files.pathOf(digest), rosterLimits);
  try {
    const plan = await planWorkbook(archive, rosterLimits);
    const styles = plan.stylesPart !== null && archive.has(plan.stylesPart) ? markStyles(await textOf(archive, plan.stylesPart)) : null;
    const zip = new yazl.ZipFile();
    const output = zip.outputStream as Readable;
    // What a part throws is said by the zip, not by its stream.
    zip.on('error', (error: Error) => { output.destroy(error); });
    for (const name of archive.names.filter(each => !each.endsWith('/'))) {
      const same = (part: string | null) => part !== null && name.toLowerCase() === part.toLowerCase();
      if (styles !== null && same(plan.stylesPart)) zip.addBuffer(Buffer.from(styles.xml), name);
      else add(zip, name, same(plan.sheetPart) ? markedSheet(archive.bytes(name), marksOf(cells, sheet), sheet, styles) : archive.bytes(name));
    }
    zip.end();
    return (await files.put(output as AsyncIterable<Buffer>)).digest;
  } finally {
    archive.close();
  }
}

/** Opened when its turn comes: one part at a time is read. */
function add(zip: yazl.ZipFile, name: string, bytes: AsyncIterable<Buffer | string>): void {
  zip.addReadStreamLazy(name, { compressionLevel: 3 }, given => { given(null, Readable.from(bytes)); });
}

async function textOf(archive: WorkbookArchive, part: string): Promise<string> {
  const chunks: Buffer[] = [];
  for await (const chunk of archive.bytes(part)) chunks.push(chunk);
  return Buffer.concat(chunks).toString();
}

/** What is to be marked in each row, the titles' row first. */
async function* marksOf(cells: AsyncIterable<MarkedCell>, { headerRow, reasonPlace }: MarkedSheet): AsyncGenerator<RowMarks, void> {
  yield { row: headerRow, kinds: new Map(), reasonPlace, reason: REASON_TITLE };
  let row: { row: number; kinds: Map<number, 'problem' | 'notice'>; reasons: string[] } | null = null;
  for await (const { at, place, title, code, kind } of cells) {
    if (row !== null && row.row !== at) { yield { ...row, reasonPlace, reason: row.reasons.join('\n') }; row = null; }
    row ??= { row: at, kinds: new Map(), reasons: [] };
    if (kind === 'problem' || !row.kinds.has(place)) row.kinds.set(place, kind);
    row.reasons.push(`${kind === 'notice' ? NOTICE : ''}${title}：${isErrorCode(code) ? errorSentence(code, 'zh-CN') : code}`);
  }
  if (row !== null) yield { ...row, reasonPlace, reason: row.reasons.join('\n') };
}

/** Walks the sheet's XML as text. Only rows that are marked are taken apart; what lies between them passes as it is. */
async function* markedSheet(bytes: AsyncIterable<Buffer>, marks: AsyncGenerator<RowMarks, void>, sheet: MarkedSheet, styles: MarkStyles | null): AsyncGenerator<string, void> {
  const decoder = new TextDecoder('utf-8');
  let held = '';
  let rows: RowTags | null = null;
  let next = await marks.next();
  let last = 0;
  for await (const chunk of bytes) {
    held += decoder.decode(chunk, { stream: true });
    if (rows === null) {
      const head = sheetHead(held);
      if (head === null) continue;
      rows = rowTags(head.prefix);
      held = held.slice(head.end);
      yield withReasonColumn(head.text, head.prefix, sheet.reasonPlace);
    }
    let passed = 0;
    let whole = true;
    for (let found = rows.next(held, 0); whole && found !== null && !next.done; found = rows.next(held, found.tagEnd)) {
      const number = found.number ?? last + 1;
      while (!next.done && next.value.row < number) next = await marks.next();
      if (!next.done && next.value.row === number) {
        const end = rows.endOf(held, found);
        yield held.slice(passed, found.start);
        passed = end ?? found.start;
        whole = end !== null;
        // One that is not whole comes with a later chunk, and is met again then.
        if (end === null) continue;
        yield markedRow(held.slice(found.start, end), { number, prefix: rows.prefix, marks: next.value, styles });
        next = await marks.next();
      }
      last = number;
    }
    // A tag that the end of the chunk has cut waits for its rest; a marked row too.
    const cut = whole ? Math.max(passed, uncut(held)) : passed;
    yield held.slice(passed, cut);
    held = held.slice(cut);
  }
  yield held + decoder.decode();
}

/** Up to where no tag is cut. */
const uncut = (text: string): number => { const open = text.lastIndexOf('<'); return open > text.lastIndexOf('>') ? open : text.length; };

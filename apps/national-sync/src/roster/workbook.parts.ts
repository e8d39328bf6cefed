import { posix } from 'node:path';
import { AppError } from '@netsign/contracts';
import type { WorkbookArchive } from './workbook.archive.js';
import type { WorkbookLimits } from './workbook.limits.js';
import { SharedStrings } from './workbook.strings.js';
import { cleanText, isDateFormat, isBuiltInDateFormat } from './workbook.values.js';
import { walkWholeXml } from './workbook.xml.js';

/** What must be known before the rows of a sheet can be read. */
export interface WorkbookPlan {
  readonly sheetName: string;
  readonly sheetPart: string;
  readonly date1904: boolean;
  readonly sharedStringsPart: string | null;
  readonly stylesPart: string | null;
}

interface Relationship {
  readonly id: string;
  readonly type: string;
  readonly target: string;
}

/**
 * Finds the first visible worksheet and the parts it leans on. Refuses macro types (WORKBOOK_HAS_MACROS), any link
 * that would be fetched (WORKBOOK_HAS_EXTERNAL_LINKS; a plain hyperlink is fetched by nobody) and what is no workbook.
 */
export async function planWorkbook(archive: WorkbookArchive, limits: WorkbookLimits): Promise<WorkbookPlan> {
  await refuseByContentType(archive, limits);
  for (const name of archive.names.filter((part) => part.toLowerCase().endsWith('.rels'))) {
    await readRelationships(archive, limits, name);
  }
  const root = await readRelationships(archive, limits, '_rels/.rels');
  const workbook = root.find((link) => link.type === 'officeDocument')?.target;
  if (!workbook || !/\.xml$/i.test(workbook)) throw new AppError('WORKBOOK_NOT_XLSX', { found: workbook ? 'xlsb' : 'other_zip' });
  const links = await readRelationships(archive, limits, relationshipsOf(workbook));
  const { sheets, date1904 } = await readSheetList(archive, limits, workbook);
  const worksheets = new Map(links.filter((link) => link.type === 'worksheet').map((link) => [link.id, link.target]));
  const sheet = sheets.find((candidate) => candidate.visible && worksheets.has(candidate.id));
  if (!sheet) throw new AppError('WORKBOOK_EMPTY');
  const target = (type: string) => links.find((link) => link.type === type)?.target ?? null;
  return {
    sheetName: sheet.name,
    sheetPart: worksheets.get(sheet.id) ?? '',
    date1904,
    sharedStringsPart: target('sharedStrings'),
    stylesPart: target('styles'),
  };
}

/** All shared strings, in order and as they are stored; rich text joined, phonetic hints left out. `bytes` are those of their part. The caller closes them. */
export async function readSharedStrings(bytes: AsyncIterable<Buffer>, limits: WorkbookLimits): Promise<SharedStrings> {
  const strings = new SharedStrings();
  let current = '';
  let inText = false;
  let inPhonetic = false;
  let characters = 0;
  try {
    await walkWholeXml(bytes, limits, {
      open(name) {
        if (name === 'si') current = '';
        if (name === 'rPh') inPhonetic = true;
        if (name === 't') inText = !inPhonetic;
      },
      text(piece) {
        if (inText) current += piece;
      },
      close(name) {
        if (name === 't') inText = false;
        if (name === 'rPh') inPhonetic = false;
        if (name !== 'si') return;
        // An empty string costs as well.
        characters += current.length + 8;
        if (characters > limits.sharedCharacters) throw new AppError('WORKBOOK_TOO_LARGE_INSIDE', { limit: 'shared_strings' });
        strings.add(cleanText(current));
      },
    });
  } catch (error) {
    strings.close();
    throw error;
  }
  return strings;
}

/** For each cell style (by its number), whether it shows a number as a date. */
export async function readDateStyles(archive: WorkbookArchive, limits: WorkbookLimits, part: string): Promise<boolean[]> {
  const formats = new Map<number, boolean>();
  const styles: boolean[] = [];
  let inCellFormats = false;
  await walkWholeXml(archive.bytes(part), limits, {
    open(name, attributes) {
      if (name === 'numFmt') formats.set(Number(attributes.numFmtId), isDateFormat(attributes.formatCode ?? ''));
      if (name === 'cellXfs') inCellFormats = true;
      if (name !== 'xf' || !inCellFormats) return;
      const id = Number(attributes.numFmtId ?? 0);
      styles.push(formats.get(id) ?? isBuiltInDateFormat(id));
    },
    close(name) {
      if (name === 'cellXfs') inCellFormats = false;
    },
  });
  return styles;
}

async function refuseByContentType(archive: WorkbookArchive, limits: WorkbookLimits): Promise<void> {
  await walkWholeXml(archive.bytes('[Content_Types].xml'), limits, {
    open(_name, attributes) {
      if (/macroEnabled|vbaProject|macrosheet/i.test(attributes.ContentType ?? '')) throw new AppError('WORKBOOK_HAS_MACROS');
    },
  });
}

async function readRelationships(archive: WorkbookArchive, limits: WorkbookLimits, part: string): Promise<Relationship[]> {
  const links: Relationship[] = [];
  if (!archive.has(part)) return links;
  const folder = posix.dirname(posix.dirname(part));
  await walkWholeXml(archive.bytes(part), limits, {
    open(name, { Id = '', Type = '', Target = '', TargetMode = 'Internal' }) {
      if (name !== 'Relationship') return;
      const type = Type.slice(Type.lastIndexOf('/') + 1);
      if (TargetMode.toLowerCase() === 'external' && type !== 'hyperlink') throw new AppError('WORKBOOK_HAS_EXTERNAL_LINKS');
      if (TargetMode.toLowerCase() === 'external') return;
      links.push({ id: Id, type, target: posix.join('/', Target.startsWith('/') ? '' : folder, Target).slice(1) });
    },
  });
  return links;
}

async function readSheetList(archive: WorkbookArchive, limits: WorkbookLimits, part: string) {
  const sheets: { id: string; name: string; visible: boolean }[] = [];
  let date1904 = false;
  await walkWholeXml(archive.bytes(part), limits, {
    open(name, attributes) {
      if (name === 'workbookPr') date1904 = /^(1|true)$/.test(attributes.date1904 ?? '');
      if (name !== 'sheet') return;
      sheets.push({ id: attributes.id ?? '', name: attributes.name ?? '', visible: (attributes.state ?? 'visible') === 'visible' });
    },
  });
  return { sheets, date1904 };
}

function relationshipsOf(part: string): string {
  return posix.join(posix.dirname(part), '_rels', `${posix.basename(part)}.rels`);
}

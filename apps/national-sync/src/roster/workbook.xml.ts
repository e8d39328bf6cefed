import { SaxesParser } from 'saxes';
import { AppError } from '@netsign/contracts';
import type { WorkbookLimits } from './workbook.limits.js';

/** Attributes by local name: writers differ in their prefixes, never in what stands behind them. */
export type Attributes = Readonly<Record<string, string>>;

/** What a part wants to hear, by local names. Text comes in pieces. */
export interface XmlHandlers {
  open?(name: string, attributes: Attributes): void;
  close?(name: string): void;
  text?(text: string): void;
}

const DEEPEST = 40;

/**
 * Walks the XML of one part, a chunk at each step of the iteration, so that the caller can hand on what the
 * handlers collected. Memory stays small whatever comes in: nesting and the length of one token are bounded.
 * Throws WORKBOOK_HAS_ENTITIES at a DOCTYPE, WORKBOOK_TOO_LARGE_INSIDE, or WORKBOOK_DAMAGED when it is no XML.
 */
export async function* walkXml(bytes: AsyncIterable<Buffer>, limits: WorkbookLimits, handlers: XmlHandlers): AsyncGenerator<void> {
  const decode = utf8Decoder();
  const parser = boundedParser(limits, handlers);
  for await (const chunk of bytes) {
    parser.write(decode(chunk));
    yield;
  }
  parser.write(decode());
  parser.close();
  yield;
}

/** Walks a small part from end to end. */
export async function walkWholeXml(bytes: AsyncIterable<Buffer>, limits: WorkbookLimits, handlers: XmlHandlers): Promise<void> {
  const walk = walkXml(bytes, limits, handlers);
  while (!(await walk.next()).done);
}

function boundedParser(limits: WorkbookLimits, handlers: XmlHandlers) {
  const parser = new SaxesParser<{ xmlns: false; position: false }>({ xmlns: false, position: false });
  let read = 0;
  let lastToken = 0;
  let depth = 0;
  const token = () => (lastToken = read);
  parser.on('error', () => {
    throw new AppError('WORKBOOK_DAMAGED', { cause: 'xml' });
  });
  parser.on('doctype', () => {
    throw new AppError('WORKBOOK_HAS_ENTITIES');
  });
  parser.on('opentag', (tag) => {
    token();
    depth += 1;
    if (depth > DEEPEST) throw new AppError('WORKBOOK_DAMAGED', { cause: 'nesting' });
    handlers.open?.(localName(tag.name), byLocalName(tag.attributes));
  });
  parser.on('closetag', (tag) => {
    token();
    depth -= 1;
    handlers.close?.(localName(tag.name));
  });
  const text = (piece: string) => {
    token();
    handlers.text?.(piece);
  };
  parser.on('text', text);
  parser.on('cdata', text);
  parser.on('comment', token);
  return {
    write(piece: string) {
      read += piece.length;
      parser.write(piece);
      // Nothing ended for long: one text, attribute, comment or DOCTYPE is growing in memory.
      if (read - lastToken > limits.tokenCharacters) throw new AppError('WORKBOOK_TOO_LARGE_INSIDE', { limit: 'token' });
    },
    close: () => parser.close(),
  };
}

function utf8Decoder(): (chunk?: Buffer) => string {
  const decoder = new TextDecoder('utf-8', { fatal: true });
  return (chunk) => {
    try {
      return decoder.decode(chunk, { stream: chunk !== undefined });
    } catch {
      throw new AppError('WORKBOOK_DAMAGED', { cause: 'utf8' });
    }
  };
}

function localName(name: string): string {
  return name.slice(name.indexOf(':') + 1);
}

/** Most attributes have no prefix: then nothing is copied, since this runs for every cell. A plain name comes before a prefixed one. */
function byLocalName(attributes: Record<string, string>): Attributes {
  let local: Record<string, string> | null = null;
  for (const name in attributes) {
    if (!name.includes(':')) continue;
    local ??= { ...attributes };
    local[localName(name)] ??= attributes[name] ?? '';
  }
  return local ?? attributes;
}

/** CSV of RFC 4180 with a header line, comma or tab, quoted cells allowed. Null when there is no header and row. */
export function readCsv(text: string): Record<string, string>[] | null {
  const rows = cellsOf(text.replace(/^\uFEFF/, '')).filter(row => row.some(cell => cell !== ''));
  const [header, ...body] = rows;
  if (header === undefined || header.length < 2 || body.length === 0) return null;
  return body.map(row => Object.fromEntries(header.map((title, at) => [title, row[at] ?? ''])));
}

function cellsOf(text: string): string[][] {
  const separator = (text.split('\n', 1)[0] ?? '').includes('\t') ? '\t' : ',';
  const rows: string[][] = [[]];
  let cell = '';
  let quoted = false;
  const endCell = () => { rows.at(-1)?.push(cell.trim()); cell = ''; };
  for (let at = 0; at < text.length; at += 1) {
    const char = text[at];
    if (quoted) {
      if (char !== '"') cell += char;
      else if (text[at + 1] === '"') { cell += '"'; at += 1; } else quoted = false;
    } else if (char === '"') quoted = true;
    else if (char === separator) endCell();
    else if (char === '\n') { endCell(); rows.push([]); }
    else if (char !== '\r') cell += char;
  }
  endCell();
  return rows;
}

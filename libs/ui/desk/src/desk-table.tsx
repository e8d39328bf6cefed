import { useState, type ReactNode } from 'react';
import { Button, Table } from 'antd';
import { usePhrases } from '@netsign/ui';
import { deskPhrases } from './phrases.js';
import { useNarrow } from './use-narrow.js';

/** What is wider than the screen scrolls by itself, also by keyboard. */
export function Scroll({ label, children }: { label: string; children: ReactNode }) {
  return <div className="scroll" role="region" aria-label={label} tabIndex={0}>{children}</div>;
}

/** One column: what it is called, and what a row shows in it. `dataIndex` shows a property of the row as it is. */
export interface DeskColumn<T> {
  readonly title: string;
  readonly dataIndex?: keyof T & string;
  readonly render?: (value: unknown, row: T) => ReactNode;
  readonly className?: string;
  readonly align?: 'right';
}

type RowKey<T> = (keyof T & string) | ((row: T) => string);

interface Props<T> {
  readonly label: string;
  readonly rowKey: RowKey<T>;
  readonly dataSource: readonly T[];
  readonly columns: readonly DeskColumn<T>[];
  /** What stands there instead of rows. */
  readonly locale?: { readonly emptyText: ReactNode };
  /** Long lists that are not paged by the server. */
  readonly pageSize?: number;
}

/** Rows as a table; where there is no room for its columns, each row as a block of its own, so that nothing scrolls sideways. */
export function DeskTable<T extends object>({ label, rowKey, dataSource, columns, pageSize, locale }: Props<T>) {
  const narrow = useNarrow();
  if (narrow) return <Blocks label={label} rows={dataSource} columns={columns} pageSize={pageSize ?? dataSource.length} rowKey={rowKey} empty={locale?.emptyText} />;
  const pagination = pageSize === undefined ? false as const : { pageSize, hideOnSinglePage: true, showSizeChanger: false };
  return <Scroll label={label}><Table<T> rowKey={rowKey} {...(locale && { locale })} dataSource={[...dataSource]} columns={[...columns]} pagination={pagination} /></Scroll>;
}

interface BlocksProps<T> { readonly label: string; readonly rows: readonly T[]; readonly columns: readonly DeskColumn<T>[]; readonly rowKey: RowKey<T>; readonly empty: ReactNode; readonly pageSize: number }

/** The first column names the block; the others follow as pairs of name and value. What has nothing to say is left out. */
function Blocks<T extends object>({ label, rows, columns, rowKey, empty, pageSize }: BlocksProps<T>) {
  const t = usePhrases(deskPhrases);
  const [pages, setPages] = useState(1);
  if (rows.length === 0) return <>{empty}</>;
  const shown = rows.slice(0, pages * pageSize);
  return (
    <>
      <ul className="desk-blocks" aria-label={label}>{shown.map(row => (
        <li key={typeof rowKey === 'function' ? rowKey(row) : String(row[rowKey])}><dl>{columns.map((column, at) => <Pair key={column.title} column={column} row={row} lead={at === 0} />)}</dl></li>
      ))}</ul>
      {shown.length < rows.length && <div><Button onClick={() => { setPages(pages + 1); }}>{t.more}</Button></div>}
    </>
  );
}

function Pair<T extends object>({ column: { title, dataIndex, render, className }, row, lead }: { column: DeskColumn<T>; row: T; lead: boolean }) {
  const value = dataIndex === undefined ? undefined : row[dataIndex];
  const shown = render === undefined ? String(value ?? '') : render(value, row);
  if (shown === null || shown === '') return null;
  return <div className={lead ? 'lead' : undefined}><dt>{title}</dt><dd className={className}>{shown}</dd></div>;
}

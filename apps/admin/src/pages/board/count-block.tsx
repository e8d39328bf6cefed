import type { ReactNode } from 'react';
import { format } from '@netsign/ui';
import { Link } from 'react-router';
import { useText } from '../../i18n/index.js';
import { share } from './board-rows.js';

/** One number of a board: what it counts, and the page that lists it. */
export interface CountRow { readonly key: string; readonly label: string; readonly count: number; readonly to: string | null; readonly quiet?: boolean }

/** A number that opens its records. */
export function CountLink({ row, children }: { row: Pick<CountRow, 'label' | 'to'>; children: ReactNode }) {
  const t = useText();
  return row.to === null ? <>{children}</> : <Link className="desk-link" to={row.to}>{children}<span className="unseen"> {t.board.open(row.label)}</span></Link>;
}

/** Bars (or what `lead` draws instead of them) and their table twin, from the same rows. `of`: the denominator of every share. */
export function CountBlock({ title, rows, of, bars = true, lead, children }: { title: string; rows: readonly CountRow[]; of: number; bars?: boolean; lead?: ReactNode; children?: ReactNode }) {
  const t = useText();
  return (
    <section className="card desk-stack board-block"><h2>{title}</h2>
      {lead}
      {bars && <ul className="board-bars">{rows.map(row => (
        <li key={row.key}>
          <span>{row.label}</span><i aria-hidden="true" className={row.quiet === true ? 'none' : ''} hidden={row.count === 0} style={{ width: `${of === 0 ? 0 : Math.min(100, (row.count / of) * 100)}%` }} />
          <span className="num r"><CountLink row={row}>{format.number(row.count)}</CountLink><small> {share(row.count, of)}</small></span>
        </li>
      ))}</ul>}
      {children}
      <details><summary>{t.board.table}</summary><CountTable title={title} rows={rows} of={of} /></details>
    </section>
  );
}

function CountTable({ title, rows, of }: { title: string; rows: readonly CountRow[]; of: number }) {
  const t = useText();
  return (
    <table className="plain counts num">
      <caption className="unseen">{title}</caption>
      <thead><tr><th scope="col">{t.board.item}</th><th scope="col" className="r">{t.board.count}</th><th scope="col" className="r">{t.board.share}</th></tr></thead>
      <tbody>{rows.map(row => <tr key={row.key}><th scope="row">{row.label}</th><td className="r"><CountLink row={row}>{format.number(row.count)}</CountLink></td><td className="r">{share(row.count, of)}</td></tr>)}</tbody>
    </table>
  );
}

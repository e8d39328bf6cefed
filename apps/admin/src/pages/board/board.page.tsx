import { useEffect } from 'react';
import { Button } from 'antd';
import type { BoardCounts, BoardView } from '@netsign/contracts';
import { format, useLanguage } from '@netsign/ui';
import { DeskPage, LinkButton, Loadable, Scroll } from '@netsign/ui/desk';
import { Link, useSearchParams } from 'react-router';
import { useText } from '../../i18n/index.js';
import { paths } from '../../paths.js';
import { useYear, YearChoice } from '../../year-choice.js';
import { useBoard } from './board.queries.js';
import { outcomeRows, share, waitingOf, withoutOutcome } from './board-rows.js';

/** What is left to do, how far things are, how they ended; then the level below. Live, and the same at every level. */
export default function BoardPage() {
  const t = useText();
  const choice = useYear();
  const [search] = useSearchParams();
  const code = search.get('code') ?? undefined;
  const query = useBoard(choice.year, code);
  // The link that led here is gone once the new board is drawn; the focus must not be lost with it.
  useEffect(() => { if (document.activeElement === document.body) document.getElementById('main')?.focus({ preventScroll: true }); }, [query.data?.code]);
  const title = query.data === undefined ? t.board.title : `${query.data.name} · ${t.year.of(query.data.year)}`;
  return (
    <DeskPage title={title} beside={query.data !== undefined && <Difference difference={query.data.difference} />}
      end={<>{code !== undefined && <LinkButton to={parentAddress(choice.year)}>{t.board.up}</LinkButton>}<YearChoice choice={choice} /><Button onClick={() => { print(); }}>{t.board.print}</Button></>}>
      <Loadable query={query}>{board => <Board board={board} />}</Loadable>
    </DeskPage>
  );
}

/** One's own board is the top of what one may see. */
const parentAddress = (year: number): string => `${paths.board}?year=${year}`;

function Difference({ difference }: { difference: number }) {
  const t = useText();
  return difference === 0 ? <span className="tag ok" data-mark="＝">{t.board.differenceOk}</span> : <span className="tag stop" data-mark="△" role="alert">{t.board.differenceBad(difference)}</span>;
}

function Board({ board }: { board: BoardView }) {
  const t = useText();
  const { language } = useLanguage();
  return (
    <>
      <p className="desk-quiet num">{t.board.cutOff} {format.moment(board.cutOff, language)} · {t.board.scheme} {board.scheme} · {t.board.live}</p>
      {board.counts.roster === 0 && <p className="banner wait">{t.board.empty}</p>}
      <Waiting counts={board.counts} />
      <Progress counts={board.counts} />
      <Outcomes counts={board.counts} />
      {board.level !== 'department' && <Children board={board} />}
    </>
  );
}

function Waiting({ counts }: { counts: BoardCounts }) {
  const t = useText();
  const tiles: [string, number][] = [[t.board.none, withoutOutcome(counts)], [t.board.offered, counts.offered], [t.board.departmentReview, counts.departmentReview], [t.board.schoolReview, counts.schoolReview]];
  return <section aria-label={t.board.waiting}><h2>{t.board.waiting}</h2><div className="board-tiles">{tiles.map(([label, count]) => <div className="card" key={label}><small>{label}</small><b className="num">{format.number(count)}</b></div>)}</div></section>;
}

/** A table whose rows are counts with their share of all graduates. */
function CountTable({ title, rows, of }: { title: string; rows: readonly [label: string, count: number][]; of: number }) {
  const t = useText();
  return (
    <table className="plain counts num">
      <caption className="unseen">{title}</caption>
      <thead><tr><th scope="col">{t.board.item}</th><th scope="col" className="r">{t.board.count}</th><th scope="col" className="r">{t.board.share}</th></tr></thead>
      <tbody>{rows.map(([label, count]) => <tr key={label}><th scope="row">{label}</th><td className="r">{format.number(count)}</td><td className="r">{share(count, of)}</td></tr>)}</tbody>
    </table>
  );
}

function Progress({ counts }: { counts: BoardCounts }) {
  const t = useText();
  return (
    <section className="card desk-stack"><h2>{t.board.progress}</h2>
      <CountTable title={t.board.progress} of={counts.roster} rows={[[t.board.roster, counts.roster], [t.board.eligible, counts.eligible], [t.board.certified, counts.certified], [t.board.inForce, counts.inForce]]} />
    </section>
  );
}

/** Bars and table are drawn from the same rows. */
function Outcomes({ counts }: { counts: BoardCounts }) {
  const t = useText();
  const { language } = useLanguage();
  const rows: [string, number][] = [...outcomeRows(counts, language).map(row => [`${row.code} ${row.title}`, row.count] as [string, number]), [t.board.none, withoutOutcome(counts)]];
  return (
    <section className="card desk-stack"><h2>{t.board.outcomes}</h2>
      <ul className="board-bars" aria-hidden="true">{rows.map(([label, count], at) => (
        <li key={label}><span>{label}</span><i className={at === rows.length - 1 ? 'none' : ''} style={{ width: `${counts.roster === 0 ? 0 : (count / counts.roster) * 100}%` }} /><span className="num r">{format.number(count)}　{share(count, counts.roster)}</span></li>
      ))}</ul>
      <details><summary>{t.board.table}</summary><CountTable title={t.board.outcomes} of={counts.roster} rows={rows} /></details>
      <p className="desk-quiet num">{t.board.denominator(format.number(counts.roster))}</p>
    </section>
  );
}

function Children({ board }: { board: BoardView }) {
  const t = useText();
  if (board.level === 'department') return null;
  const children = [...board.children].sort((a, b) => waitingOf(b.counts) - waitingOf(a.counts) || a.code.localeCompare(b.code));
  const columns = ['roster', 'eligible', 'offered', 'departmentReview', 'schoolReview', 'certified', 'inForce'] as const;
  return (
    <section className="card desk-stack"><h2>{t.board.children[board.level]}</h2>
      {children.length === 0 ? <p className="desk-quiet">{t.board.noChildren}</p> : (
        <Scroll label={t.board.children[board.level]}><table className="plain num">
          <thead><tr><th scope="col">{t.board.name}</th>{columns.map(column => <th key={column} scope="col" className="r">{t.board[column]}</th>)}<th scope="col" className="r">{t.board.none}</th></tr></thead>
          <tbody>{children.map(child => (
            <tr key={child.code}>
              <th scope="row"><Link className="desk-link" to={`${paths.board}?year=${board.year}&code=${child.code}`}>{child.name}</Link></th>
              {columns.map(column => <td key={column} className="r">{format.number(child.counts[column])}</td>)}<td className="r">{format.number(withoutOutcome(child.counts))}</td>
            </tr>
          ))}</tbody>
        </table></Scroll>
      )}
      <p className="desk-quiet">{t.board.childrenHow}</p>
    </section>
  );
}

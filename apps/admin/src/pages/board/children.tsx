import { findCode, provinces, type BoardCounts, type BoardView } from '@netsign/contracts';
import { format, useLanguage, useMe } from '@netsign/ui';
import { Scroll } from '@netsign/ui/desk';
import { Link } from 'react-router';
import { useText } from '../../i18n/index.js';
import { paths } from '../../paths.js';
import { recordsOf, type Counted } from './board-links.js';
import { waitingOf, withoutOutcome } from './board-rows.js';
import { CountLink } from './count-block.js';

/** What is left to do first, then how many there are and how far they are. */
const columns = [
  ['none', 'none', withoutOutcome], ['offered', 'offered', counts => counts.offered], ['departmentReview', 'department_review', counts => counts.departmentReview], ['schoolReview', 'school_review', counts => counts.schoolReview],
  ['certified', 'certified', counts => counts.certified], ['roster', 'roster', counts => counts.roster], ['eligible', 'eligible', counts => counts.eligible], ['inForce', 'in_force', counts => counts.inForce],
] as const satisfies readonly (readonly [string, Counted, (counts: BoardCounts) => number])[];
type Child = BoardView['children'][number];

const boardAddress = (year: number, code: string) => `${paths.board}?year=${year}&code=${code}`;

/** The level below: a tile for each province where there are provinces, and a table. Sorted by what waits, never by rate. */
export function Children({ board }: { board: BoardView }) {
  const t = useText();
  if (board.level === 'department') return null;
  return (
    <section className="card desk-stack board-block board-children"><h2>{t.board.children[board.level]}</h2>
      {board.level === 'ministry' && <><Tiles board={board} /><p className="desk-quiet">{t.board.tilesHow}</p></>}
      {board.children.length === 0 ? <p className="desk-quiet">{t.board.noChildren}</p> : board.level === 'ministry' ? <details><summary>{t.board.table}</summary><ChildTable board={board} /></details> : <ChildTable board={board} />}
      <p className="desk-quiet">{t.board.childrenHow}</p>
    </section>
  );
}

/** The level of a child by its parent's. */
const below = { ministry: 'province', province: 'school', school: 'department', department: 'department' } as const;

function ChildTable({ board }: { board: BoardView }) {
  const t = useText();
  const { actor } = useMe();
  const children = [...board.children].sort((a, b) => waitingOf(b.counts) - waitingOf(a.counts) || a.code.localeCompare(b.code));
  const number = (child: Child, label: string, count: number, counted: Counted) => (
    <td key={label} className="r"><CountLink row={{ label: `${child.name} ${label}`, to: recordsOf({ year: board.year, code: child.code, level: below[board.level] }, actor.role, counted) }}>{format.number(count)}</CountLink></td>
  );
  return (
    <Scroll label={t.board.children[board.level]}><table className="plain num">
      <thead><tr><th scope="col">{t.board.name}</th>{columns.map(([column]) => <th key={column} scope="col" className="r"><abbr title={t.board[column]}>{t.board.short[column]}</abbr></th>)}</tr></thead>
      <tbody>{children.map(child => (
        <tr key={child.code}>
          <th scope="row"><Link className="desk-link" to={boardAddress(board.year, child.code)}>{child.name}</Link></th>
          {columns.map(([column, counted, count]) => number(child, t.board[column], count(child.counts), counted))}
        </tr>
      ))}</tbody>
    </table></Scroll>
  );
}

/** Where each province's tile stands: row, column; roughly as on a map, all of one size. */
const cells: Readonly<Record<string, readonly [row: number, column: number]>> = {
  23: [1, 8], 15: [2, 5], 22: [2, 8], 65: [3, 1], 62: [3, 3], 64: [3, 4], 14: [3, 5], 11: [3, 6], 12: [3, 7], 21: [3, 8],
  63: [4, 2], 61: [4, 4], 41: [4, 5], 13: [4, 6], 37: [4, 7], 54: [5, 1], 51: [5, 3], 50: [5, 4], 42: [5, 5], 34: [5, 6], 32: [5, 7], 31: [5, 8],
  53: [6, 3], 52: [6, 4], 43: [6, 5], 36: [6, 6], 33: [6, 7], 45: [7, 4], 44: [7, 5], 35: [7, 6], 71: [7, 8], 46: [8, 4], 82: [8, 5], 81: [8, 6],
};

/** All provinces in the order of their codes: those of the tree open their board, the others say that they are not there yet. */
function Tiles({ board }: { board: BoardView }) {
  const t = useText();
  const { language } = useLanguage();
  const known = new Map(board.children.map(child => [child.code, child]));
  const codes = [...new Set([...provinces.rows.map(row => row.code), ...known.keys()])].sort();
  const named = (code: string) => { const row = findCode(provinces, code); return row === null ? known.get(code)?.name ?? code : language === 'en' ? row.en : row.zh.replace(/省|市|(壮族|回族|维吾尔)?自治区|特别行政区/u, ''); };
  return (
    <ul className="board-map" aria-label={t.board.tiles}>{codes.map(code => {
      const child = known.get(code);
      const [row, column] = cells[code] ?? [9, 1];
      return (
        <li key={code} style={{ gridRow: row, gridColumn: column }}>
          {child === undefined ? <span className="board-tile absent"><span>{named(code)}</span><small>{t.board.absent}</small></span> : (
            <Link className="board-tile" to={boardAddress(board.year, code)}><span>{named(code)}</span><b className="num">{format.number(waitingOf(child.counts))}</b><small>{t.board.toDo}</small><small className="num">{t.board.people(format.number(child.counts.roster))}</small></Link>
          )}
        </li>
      );
    })}</ul>
  );
}

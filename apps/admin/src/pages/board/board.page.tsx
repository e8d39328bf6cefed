import { useEffect } from 'react';
import { Button } from 'antd';
import type { BoardCounts, BoardView } from '@netsign/contracts';
import { format, useLanguage, useMe, useServerNow, useTitles } from '@netsign/ui';
import { DeskPage, LinkButton, Loadable } from '@netsign/ui/desk';
import { Link, useSearchParams } from 'react-router';
import { useText } from '../../i18n/index.js';
import { paths } from '../../paths.js';
import { download, workbookOf, XLSX } from '../../workbook/workbook.js';
import { FormSince } from '../../settings/setting-history.js';
import { byCode, useOrganisations } from '../../tree.queries.js';
import { useYear, YearChoice } from '../../year-choice.js';
import { useBoard } from './board.queries.js';
import { recordsOf, type Counted } from './board-links.js';
import { codesOf, groupCounts, outcomeRows, rateGroups, settledCodes, settledOf, share, withoutOutcome } from './board-rows.js';
import { boardSheets } from './board-sheets.js';
import { Children } from './children.js';
import { CountBlock, CountLink, type CountRow } from './count-block.js';
import { useOpenForPrint } from './use-open-for-print.js';

/** What is left to do, how far things are, how they ended; then the level below. Live, and the same at every level. */
export default function BoardPage() {
  const t = useText();
  const choice = useYear();
  const [search] = useSearchParams();
  const code = search.get('code') ?? undefined;
  const query = useBoard(choice.year, code);
  useOpenForPrint();
  // The link that led here is gone once the new board is drawn; the focus must not be lost with it.
  useEffect(() => { if (document.activeElement === document.body) document.getElementById('main')?.focus({ preventScroll: true }); }, [query.data?.code]);
  const title = query.data === undefined ? t.board.title : `${query.data.name} · ${t.year.of(query.data.year)}`;
  return (
    <DeskPage title={title} beside={query.data !== undefined && <Difference difference={query.data.difference} />}
      end={<>
        {code !== undefined && <LinkButton to={parentAddress(choice.year)}>{t.board.up}</LinkButton>}<YearChoice choice={choice} />
        {query.data !== undefined && <Export board={query.data} />}<Button onClick={() => { print(); }}>{t.board.print}</Button>
      </>}>
      <Loadable query={query}>{board => <Board board={board} />}</Loadable>
    </DeskPage>
  );
}

/** One's own board is the top of what one may see. */
const parentAddress = (year: number): string => `${paths.board}?year=${year}`;

function Export({ board }: { board: BoardView }) {
  const t = useText();
  const { language } = useLanguage();
  const save = () => { download(`${board.name}-${board.year}-${board.cutOff.slice(0, 10)}.xlsx`, workbookOf(boardSheets(board, t.board, t.year.of(board.year), language)), XLSX); };
  return <Button onClick={save}>{t.board.export}</Button>;
}

function Difference({ difference }: { difference: number }) {
  const t = useText();
  return difference === 0 ? <span className="tag ok" data-mark="＝">{t.board.differenceOk}</span> : <span className="tag stop" data-mark="△" role="alert">{t.board.differenceBad(difference)}</span>;
}

function Board({ board }: { board: BoardView }) {
  const t = useText();
  const { language } = useLanguage();
  const { actor } = useMe();
  const to = (counted: Counted) => recordsOf(board, actor.role, counted);
  return (
    <>
      <div className="board-meta desk-quiet num">
        <span>{t.board.live} · {t.board.cutOff} {format.moment(board.cutOff, language)}</span><span>{t.board.scheme} {board.scheme}</span><span><OnTheWay since={board.oldestWaiting} /></span>
        {(actor.role === 'school' || actor.role === 'department') && <Form year={board.year} />}
      </div>
      {board.counts.roster === 0 && <p className="banner wait">{t.board.empty}</p>}
      <Waiting counts={board.counts} to={to} />
      <div className={`board-columns ${board.level === 'department' ? '' : 'two'}`}>
        <div className="board-columns">
          <Progress counts={board.counts} to={to} />
          <Shares counts={board.counts} to={to} />
        </div>
        <Children board={board} />
      </div>
    </>
  );
}

/** The form that the reader's province chose for this class: by it all papers of a school are made out. */
function Form({ year }: { year: number }) {
  const t = useText();
  const titles = useTitles().partyMode;
  const mode = byCode(useOrganisations('province').data, useMe().actor.province)?.partyModes[String(year)]?.mode;
  if (mode === undefined) return null;
  return <span>{t.cohort.formSince(titles[mode])} <FormSince year={year} /></span>;
}

/** The oldest fact between a school's click and the ledger's answer. */
function OnTheWay({ since }: { since: string | null }) {
  const t = useText();
  const { language } = useLanguage();
  const now = useServerNow(10_000);
  if (since === null) return t.board.nothingOnWay;
  return t.board.oldest(format.moment(since, language), format.timeLeft(Math.max(1, now - Date.parse(since)), language) ?? '');
}

interface BlockProps { readonly counts: BoardCounts; readonly to: (counted: Counted) => string }

function Waiting({ counts, to }: BlockProps) {
  const t = useText();
  const rows: CountRow[] = [
    { key: 'none', label: t.board.none, count: withoutOutcome(counts), to: to('none') }, { key: 'offered', label: t.board.offered, count: counts.offered, to: to('offered') },
    { key: 'department', label: t.board.departmentReview, count: counts.departmentReview, to: to('department_review') }, { key: 'school', label: t.board.schoolReview, count: counts.schoolReview, to: to('school_review') },
    { key: 'certified', label: t.board.certified, count: counts.certified, to: to('certified') },
  ];
  return (
    <CountBlock title={t.board.waiting} rows={rows} of={counts.roster} bars={false}
      lead={<ul className="board-tiles" aria-label={t.board.waiting}>{rows.map(row => <li key={row.key}><Link className="card" to={row.to ?? ''}><small>{row.label}</small><b className="num">{format.number(row.count)}</b><small className="num">{share(row.count, counts.roster)}</small></Link></li>)}</ul>} />
  );
}

function Progress({ counts, to }: BlockProps) {
  const t = useText();
  const rows: CountRow[] = [
    { key: 'roster', label: t.board.roster, count: counts.roster, to: to('roster'), quiet: true }, { key: 'eligible', label: t.board.eligible, count: counts.eligible, to: to('eligible') },
    { key: 'inForce', label: t.board.inForce, count: counts.inForce, to: to('in_force') },
  ];
  return <CountBlock title={t.board.progress} rows={rows} of={counts.roster} />;
}

/** By the groups of the notice, then by code: all from the same counts. */
function Shares({ counts, to }: BlockProps) {
  const t = useText();
  const { language } = useLanguage();
  const groups = groupCounts(counts);
  const none: CountRow = { key: 'none', label: t.board.none, count: withoutOutcome(counts), to: to('none'), quiet: true };
  const byGroup: CountRow[] = [...rateGroups.map(group => ({ key: group, label: t.board.group[group], count: groups[group], to: to({ outcome: codesOf(group) }) })), none];
  const byCode: CountRow[] = [...outcomeRows(counts, language).map(({ code, title, count }) => ({ key: code, label: `${code} ${title}`, count, to: /^\d{2,3}$/.test(code) ? to({ outcome: code }) : null })), none];
  return (
    <>
      <CountBlock title={`${t.board.outcomes} · ${t.board.groups}`} rows={byGroup} of={counts.roster}>
        <p className="num"><b>{t.board.settled} <CountLink row={{ label: t.board.settled, to: to({ outcome: settledCodes }) }}>{format.number(settledOf(counts))}</CountLink>　{share(settledOf(counts), counts.roster)}</b></p>
        <p className="desk-quiet num">{t.board.formula} {t.board.denominator(format.number(counts.roster))}</p>
      </CountBlock>
      <CountBlock title={`${t.board.outcomes} · ${t.board.byCode}`} rows={byCode} of={counts.roster} />
    </>
  );
}

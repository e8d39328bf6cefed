import { useState } from 'react';
import { findingKinds, titles, type FindingKind, type RecordField, type RosterFinding, type RosterView } from '@netsign/contracts';
import { codeSentence, format, recordValue, useLanguage } from '@netsign/ui';
import { DeskTable, Loadable, MoreButton } from '@netsign/ui/desk';
import { useText } from '../../i18n/index.js';
import { useFindings } from './roster.queries.js';

const countOf = (roster: RosterView): Record<FindingKind, number> => ({ problem: roster.problemCount, notice: roster.noticeCount, changed: roster.changed, missing: roster.missing });

/** The findings of a check, one kind at a time, each row where it stands in the sheet. */
export function RosterFindings({ roster }: { roster: RosterView }) {
  const t = useText();
  const counts = countOf(roster);
  const kinds = findingKinds.filter(kind => counts[kind] > 0);
  const [chosen, choose] = useState<FindingKind | null>(null);
  const kind = chosen ?? kinds[0];
  if (kind === undefined) return null;
  return (
    <section className="card desk-stack">
      <div className="desk-row roster-kinds" role="group" aria-label={t.roster.findings}>
        {kinds.map(each => <button key={each} type="button" className="btn" aria-pressed={each === kind} onClick={() => { choose(each); }}>{t.roster.kinds[each]} <span className="num">{format.number(counts[each])}</span></button>)}
      </div>
      <Findings key={kind} id={roster.id} kind={kind} />
    </section>
  );
}

function Findings({ id, kind }: { id: string; kind: FindingKind }) {
  const t = useText();
  const query = useFindings(id, kind);
  const columns = useColumns(kind);
  return (
    <>
      <p className="desk-quiet">{t.roster.kindsHow[kind]}</p>
      <Loadable query={query}>{data => (
        <>
          <DeskTable<RosterFinding> label={t.roster.kinds[kind]} rowKey={row => `${row.row}-${row.column}-${row.code}`} dataSource={data.pages.flatMap(page => page.items)} columns={columns} />
          <MoreButton query={query} />
        </>
      )}</Loadable>
    </>
  );
}

function useColumns(kind: FindingKind) {
  const t = useText();
  const { language } = useLanguage();
  const { recordField } = titles(language);
  const row = { title: t.roster.row, render: (_: unknown, found: RosterFinding) => <span className="num">{format.number(found.row)}</span> };
  switch (kind) {
    case 'missing':
      return [{ title: t.graduates.studentNo, render: (_: unknown, found: RosterFinding) => <span className="num">{found.studentNo}</span> }, { title: t.graduates.name, render: (_: unknown, found: RosterFinding) => found.name }];
    case 'changed':
      return [row, { title: t.roster.field, render: (_: unknown, found: RosterFinding) => recordField[found.column as RecordField] }, { title: t.roster.was, render: (_: unknown, found: RosterFinding) => recordValue(found.column, found.was, language) || '—' }, { title: t.roster.becomes, render: (_: unknown, found: RosterFinding) => recordValue(found.column, found.value, language) || '—' }];
    case 'problem':
    case 'notice':
      return [row, { title: t.roster.column, render: (_: unknown, found: RosterFinding) => <span lang="zh-CN">{found.column}</span> }, { title: t.roster.value, render: (_: unknown, found: RosterFinding) => <code>{found.value}</code> }, { title: t.roster.why, render: (_: unknown, found: RosterFinding) => codeSentence(found.code, language) }];
  }
}

import { useState } from 'react';
import { Button } from 'antd';
import type { RosterView } from '@netsign/contracts';
import { codeSentence, format, ProblemBanner, useAct, useLanguage, useMe } from '@netsign/ui';
import { ConfirmDialog, DeskPage, DeskTable, LinkButton, Loadable } from '@netsign/ui/desk';
import { useParams } from 'react-router';
import { useText } from '../../i18n/index.js';
import { paths } from '../../paths.js';
import { identity, nationalSync } from '../../platform.js';
import { useOrganisations } from '../../tree.queries.js';
import { departmentCodes } from './department-codes.js';
import { useRoster } from './roster.queries.js';
import { RosterTag } from './roster-tag.js';

/** What an upload would change, what is wrong with it, and the act that writes it. */
export default function RosterPage() {
  const { id = '' } = useParams();
  const t = useText();
  const query = useRoster(id);
  return (
    <DeskPage title={query.data?.fileName ?? t.roster.title} beside={query.data !== undefined && <RosterTag status={query.data.status} />} end={<LinkButton to={paths.rosters}>{t.roster.another}</LinkButton>}>
      <Loadable query={query}>{roster => <Result roster={roster} />}</Loadable>
    </DeskPage>
  );
}

function Result({ roster }: { roster: RosterView }) {
  const t = useText();
  const { language } = useLanguage();
  const school = useMe().actor.school ?? '';
  const tree = useOrganisations('department', school);
  const unknown = roster.departmentsToCreate.filter(name => tree.data?.every(department => department.name !== name) ?? true);
  return (
    <>
      <section className="card desk-stack">
        <h2>{t.roster.preview} · <span className="num">{t.year.of(roster.year)}</span></h2>
        <Counts roster={roster} />
        <p className="desk-quiet num">{format.moment(roster.uploadedAt, language)} · {t.roster.digest} <code>{roster.fileDigest.slice(0, 16)}…</code></p>
      </section>
      {roster.problemCount > 0 ? <Problems roster={roster} /> : roster.importedAt === null && unknown.length === 0 && <p><span className="tag ok" data-mark="✓">{t.roster.noProblems}</span></p>}
      {unknown.length > 0 && tree.data !== undefined && <Departments school={school} names={unknown} known={tree.data} />}
      {roster.importedAt === null ? <Confirm roster={roster} why={roster.problemCount > 0 ? t.roster.blocked : unknown.length > 0 ? t.roster.blockedDepartments : null} />
        : <p className="card"><b>{t.roster.done}</b> · {t.roster.imported(format.moment(roster.importedAt, language))}</p>}
    </>
  );
}

function Counts({ roster }: { roster: RosterView }) {
  const t = useText();
  const rows: [string, number][] = [[t.roster.rows, roster.rows], [t.roster.added, roster.added], [t.roster.changed, roster.changed], [t.roster.unchanged, roster.unchanged], [t.roster.missing, roster.missing], [t.roster.oldModes, roster.oldTrainingModes]];
  return <dl className="facts">{rows.map(([label, count]) => <div key={label}><dt>{label}</dt><dd className="num">{format.number(count)}</dd></div>)}</dl>;
}

function Problems({ roster }: { roster: RosterView }) {
  const t = useText();
  const { language } = useLanguage();
  return (
    <section className="card desk-stack">
      <h2>{t.roster.problems(roster.problemCount)}</h2>
      <p>{t.roster.problemsHow} {roster.problems.length < roster.problemCount && t.roster.shownOf(roster.problems.length, roster.problemCount)}</p>
      <DeskTable label={t.roster.problems(roster.problemCount)} rowKey={row => `${row.row}-${row.column}-${row.code}`} dataSource={roster.problems} size="small" pagination={{ pageSize: 50, hideOnSinglePage: true, showSizeChanger: false }}
        columns={[
          { title: t.roster.row, render: (_, row) => <span className="num">{row.row}</span> }, { title: t.roster.column, dataIndex: 'column' },
          { title: t.roster.value, render: (_, row) => <code>{row.value}</code> }, { title: t.roster.why, render: (_, row) => codeSentence(row.code, language) },
        ]} />
    </section>
  );
}

function Departments({ school, names, known }: { school: string; names: string[]; known: { code: string }[] }) {
  const t = useText();
  const act = useAct(identity.registerOrganisations);
  const items = departmentCodes(school, names, known);
  return (
    <section className="card desk-stack">
      <h2>{t.roster.departments}</h2><p>{t.roster.departmentsHow}</p>
      <ul className="desk-list">{items.map(item => <li key={item.code}><span>{item.name}</span><span className="num desk-quiet">{item.code}</span></li>)}</ul>
      {act.state === 'refused' && <ProblemBanner problem={act.problem} />}
      <div><Button type="primary" loading={act.busy} onClick={() => { void act.start({ items }); }}>{t.roster.register(items.length)}</Button></div>
    </section>
  );
}

function Confirm({ roster, why }: { roster: RosterView; why: string | null }) {
  const t = useText();
  const [asking, setAsking] = useState(false);
  const act = useAct(nationalSync.confirmRoster, () => { setAsking(false); });
  return (
    <div className="desk-stack">
      {why !== null && <p className="desk-quiet" id="roster-why">{why}</p>}
      <div><button type="button" className="btn primary" aria-disabled={why === null ? undefined : true} aria-describedby={why === null ? undefined : 'roster-why'} onClick={() => { if (why === null) { act.reset(); setAsking(true); } }}>{t.roster.confirm}</button></div>
      <ConfirmDialog open={asking} title={t.roster.confirmTitle} essence={t.roster.confirmEssence(roster.added, roster.changed)} confirm={t.roster.confirm} cancel={t.roster.cancel} act={act}
        onConfirm={() => { void act.start({ id: roster.id }); }} onCancel={() => { setAsking(false); }} />
    </div>
  );
}

import { Button } from 'antd';
import type { RosterView } from '@netsign/contracts';
import { codeSentence, format, ProblemBanner, useAct, useLanguage, useMe } from '@netsign/ui';
import { useText } from '../../i18n/index.js';
import { identity } from '../../platform.js';
import { useOrganisations } from '../../tree.queries.js';
import { departmentCodes } from './department-codes.js';
import { ConfirmImport } from './roster-acts.js';
import { RosterFindings } from './roster-findings.js';

/** What a check found and an import did: counts, what to correct, what is new to the tree, and the act that writes. */
export function RosterResult({ roster }: { roster: RosterView }) {
  const t = useText();
  const { language } = useLanguage();
  const school = useMe().actor.school ?? '';
  const tree = useOrganisations('department', school);
  const open = roster.status !== 'imported';
  const unknown = open ? roster.departmentsToCreate.filter(name => tree.data?.every(department => department.name !== name) ?? true) : [];
  const hasProblems = roster.status === 'has_problems';
  return (
    <>
      {roster.status === 'imported' && <p className="card"><b>{t.roster.done}</b> · {t.roster.imported(format.moment(roster.importedAt ?? roster.uploadedAt, language))} · <span className="num">{t.roster.written(format.number(roster.imported))}</span></p>}
      {roster.status === 'stopped' && <Stopped roster={roster} />}
      <section className="card desk-stack">
        <h2>{t.roster.preview} · <span className="num">{t.year.of(roster.year)}</span></h2>
        <Counts roster={roster} />
        {open && roster.marked && <p><a className="desk-link" href={`/api/admin/national-sync/rosters/${roster.id}/marked`} download>{t.roster.marked}</a> <span className="desk-quiet">{t.roster.markedHow}</span></p>}
        <p className="desk-quiet num">{format.moment(roster.uploadedAt, language)}{roster.fileDigest !== null && <> · {t.roster.digest} <code>{roster.fileDigest.slice(0, 16)}…</code></>}</p>
      </section>
      {hasProblems ? <p>{t.roster.problemsHow}</p> : open && unknown.length === 0 && <p><span className="tag ok" data-mark="✓">{t.roster.noProblems}</span></p>}
      {unknown.length > 0 && tree.data !== undefined && <Departments school={school} names={unknown} known={tree.data} />}
      {open && <ConfirmImport roster={roster} why={hasProblems ? t.roster.blocked : unknown.length > 0 ? t.roster.blockedDepartments : null} />}
      <RosterFindings roster={roster} />
    </>
  );
}

/** A stopped import says which rows are in, and why it stopped where it was not by hand. */
function Stopped({ roster }: { roster: RosterView }) {
  const t = useText();
  const { language } = useLanguage();
  return (
    <div className="banner wait" role="status">
      <span>{roster.importedRow > 0 ? t.roster.stoppedAt(format.number(roster.imported), format.number(roster.added + roster.changed), format.number(roster.importedRow)) : t.roster.stoppedBefore}{roster.code !== null && ` ${codeSentence(roster.code, language)}`}</span>
    </div>
  );
}

function Counts({ roster }: { roster: RosterView }) {
  const t = useText();
  const rows: [string, number][] = [
    [t.roster.rows, roster.rows], [t.roster.added, roster.added], [t.roster.changed, roster.changed], [t.roster.unchanged, roster.unchanged], [t.roster.missing, roster.missing], [t.roster.oldModes, roster.oldTrainingModes],
  ];
  return <dl className="facts">{rows.map(([label, count]) => <div key={label}><dt>{label}</dt><dd className="num">{format.number(count)}</dd></div>)}</dl>;
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

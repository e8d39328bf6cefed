import { useState } from 'react';
import { Button, Input, Select } from 'antd';
import type { Organisation } from '@netsign/contracts';
import { ActNote, ProblemBanner, useAct, useTitles } from '@netsign/ui';
import { DeskPage, DeskTable, Field, Loadable } from '@netsign/ui/desk';
import { useSearchParams } from 'react-router';
import { useText } from '../../i18n/index.js';
import { identity } from '../../platform.js';
import { useOrganisations } from '../../tree.queries.js';
import { readOrganisationLines } from './organisation-lines.js';

/** The tree below the ministry, and the way to add to it. */
export default function OrganisationsPage() {
  const t = useText();
  const provinces = useOrganisations('province');
  const schools = useOrganisations('school');
  const departments = useOrganisations('department');
  return (
    <DeskPage title={t.organisations.title}>
      <Register />
      <section className="card desk-stack">
        <h2>{t.organisations.province}</h2>
        <Loadable query={provinces}>{items => <Provinces items={items} schools={schools.data ?? []} />}</Loadable>
      </section>
      <section className="card desk-stack">
        <h2>{t.organisations.schools}</h2>
        <Loadable query={schools}>{items => <Schools items={items} provinces={provinces.data ?? []} departments={departments.data ?? []} />}</Loadable>
      </section>
    </DeskPage>
  );
}

function Provinces({ items, schools }: { items: readonly Organisation[]; schools: readonly Organisation[] }) {
  const t = useText();
  const titles = useTitles().partyMode;
  return (
    <DeskTable<Organisation> label={t.organisations.province} rowKey="code" dataSource={items} locale={{ emptyText: <div className="desk-empty">{t.organisations.empty}</div> }}
      columns={[
        { title: t.organisations.code, dataIndex: 'code', className: 'num' }, { title: t.organisations.name, dataIndex: 'name' },
        { title: t.organisations.modes, render: (_, row) => Object.entries(row.partyModes).map(([year, { mode }]) => `${t.year.of(Number(year))} ${titles[mode]}`).join('；') || t.organisations.none },
        { title: t.organisations.schools, align: 'right', render: (_, row) => <span className="num">{schools.filter(one => one.province === row.code).length}</span> },
      ]} />
  );
}

function Schools({ items, provinces, departments }: { items: readonly Organisation[]; provinces: readonly Organisation[]; departments: readonly Organisation[] }) {
  const t = useText();
  const [search, setSearch] = useSearchParams();
  const province = search.get('province') ?? '';
  const years = (list: number[]) => list.map(year => t.year.of(year)).join('、') || t.organisations.none;
  return (
    <>
      <Select aria-label={t.organisations.province} style={{ maxWidth: 240 }} value={province} onChange={code => { setSearch(code === '' ? {} : { province: code }, { replace: true }); }}
        options={[{ value: '', label: t.organisations.all }, ...provinces.map(one => ({ value: one.code, label: one.name }))]} />
      <DeskTable<Organisation> label={t.organisations.schools} rowKey="code" dataSource={items.filter(one => province === '' || one.province === province)} pageSize={50} locale={{ emptyText: <div className="desk-empty">{t.organisations.empty}</div> }}
        columns={[
          { title: t.organisations.code, dataIndex: 'code', className: 'num' }, { title: t.organisations.name, dataIndex: 'name' },
          { title: t.opening.state, render: (_, row) => years(row.openedYears) }, { title: t.opening.cohort, render: (_, row) => years(row.openCohorts) },
          { title: t.organisations.departments, align: 'right', render: (_, row) => <span className="num">{departments.filter(one => one.school === row.code).length}</span> },
        ]} />
    </>
  );
}

/** Paste lines, see what is wrong before anything is sent, register. */
function Register() {
  const t = useText();
  const [text, setText] = useState('');
  const act = useAct(identity.registerOrganisations, () => { setText(''); });
  const { items, problems } = readOrganisationLines(text);
  return (
    <section className="card desk-stack">
      <h2>{t.organisations.register}</h2>
      {act.state === 'refused' && <ProblemBanner problem={act.problem} />}
      {act.result !== null && <p role="status"><span className="tag ok" data-mark="✓">{t.organisations.done(act.result.registered, act.result.unchanged)}</span></p>}
      <Field label={t.employers.paste} hint={t.organisations.registerHow} error={problems.map(problem => t.organisations.bad(problem.line, t.organisations[problem.why])).join('；')}>
        {ids => <Input.TextArea {...ids} rows={4} value={text} placeholder={t.organisations.example} spellCheck={false} onChange={event => { setText(event.target.value); if (act.state !== 'idle') act.reset(); }} />}
      </Field>
      <ActNote state={act.state} />
      <div className="desk-row"><Button type="primary" disabled={items.length === 0 || problems.length > 0} loading={act.busy} onClick={() => { void act.start({ items }); }}>{t.organisations.submit(items.length)}</Button></div>
    </section>
  );
}

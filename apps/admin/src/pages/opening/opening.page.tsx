import { useState } from 'react';
import { Button, Input, Radio } from 'antd';
import type { Organisation, PartyMode } from '@netsign/contracts';
import { format, useAct, useMe, useTitles } from '@netsign/ui';
import { ConfirmDialog, DeskPage, DeskTable, Field, Loadable, Together } from '@netsign/ui/desk';
import { useText } from '../../i18n/index.js';
import { identity } from '../../platform.js';
import { byCode, useOrganisations } from '../../tree.queries.js';
import { SettingHistory, Since, useSettingHistory } from '../../settings/setting-history.js';
import { Touches } from '../../settings/touched.js';
import { useYear, YearChoice } from '../../year-choice.js';

/** What a province decides for a year: the form of agreement, and which schools may sign online. */
export default function OpeningPage() {
  const t = useText();
  const { actor } = useMe();
  const choice = useYear();
  const provinces = useOrganisations('province');
  const schools = useOrganisations('school', actor.province);
  const province = byCode(provinces.data, actor.province);
  const mode = province?.partyModes[String(choice.year)]?.mode;
  const [looked, setLooked] = useState<Organisation | null>(null);
  return (
    <DeskPage title={t.opening.title} end={<YearChoice choice={choice} />}>
      <Together queries={[provinces, schools, useSettingHistory(actor.province)]}>
        <Loadable query={provinces}>{() => <ModeChoice key={choice.year} year={choice.year} mode={mode} province={actor.province} schools={schools.data ?? null} />}</Loadable>
        <section className="card desk-stack"><h2>{t.opening.schools}</h2><Loadable query={schools}>{items => <Schools year={choice.year} schools={items} mode={mode} looked={looked} onLook={setLooked} />}</Loadable></section>
        <SettingHistory code={looked?.code ?? actor.province} name={(looked ?? province)?.name} />
      </Together>
    </DeskPage>
  );
}

interface ModeProps { readonly year: number; readonly mode: PartyMode | undefined; readonly province: string | undefined; readonly schools: readonly Organisation[] | null }

/** The form stands once it is chosen; while no school signs in it yet, it may still be changed (docs/domain.md §Opening). The service knows about schools that have closed again. */
function ModeChoice({ year, mode, province, schools }: ModeProps) {
  const t = useText();
  const titles = useTitles().partyMode;
  const [wanted, setWanted] = useState<PartyMode | null>(null);
  const [note, setNote] = useState('');
  const [asking, setAsking] = useState(false);
  const act = useAct(identity.choosePartyMode, () => { setAsking(false); setWanted(null); setNote(''); });
  const final = schools === null || schools.some(school => school.openCohorts.includes(year));
  const form = (
    <>
      <Radio.Group aria-label={t.opening.mode} value={wanted} onChange={event => { setWanted(event.target.value as PartyMode); }}
        options={[{ value: 'two_party', label: `${titles.two_party} · ${t.opening.two}`, disabled: mode === 'two_party' }, { value: 'three_party', label: `${titles.three_party} · ${t.opening.three}`, disabled: mode === 'three_party' }]} />
      <Field label={t.opening.note}>{ids => <Input {...ids} value={note} maxLength={500} onChange={event => { setNote(event.target.value); }} />}</Field>
      <div><Button type="primary" disabled={wanted === null} onClick={() => { act.reset(); setAsking(true); }}>{t.opening.choose} · {t.year.of(year)}</Button></div>
      {wanted !== null && <ConfirmDialog open={asking} title={t.opening.chooseTitle(year, titles[wanted])} essence={<><p>{t.opening.chooseEssence}</p>{schools !== null && <p className="num"><b>{t.opening.chooseTouches(format.number(schools.length))}</b></p>}</>} confirm={t.opening.choose} cancel={t.opening.cancel} act={act}
        onConfirm={() => { void act.start({ year, mode: wanted, reason: note }); }} onCancel={() => { setAsking(false); }} />}
    </>
  );
  return (
    <section className="card desk-stack">
      <h2>{t.opening.mode}</h2>
      {mode !== undefined && <p><span className="tag ok" data-mark="✓">{t.opening.chosen(titles[mode])}</span> <Since code={province} actions={['choose_party_mode']} year={year} /></p>}
      <p className={mode === undefined ? undefined : 'desk-quiet'}>{mode !== undefined && final ? t.opening.modeFinal : t.opening.modeHow}</p>
      {mode === undefined ? form : !final && <details><summary>{t.opening.change}</summary><div className="desk-stack">{form}</div></details>}
    </section>
  );
}

interface SchoolsProps { readonly year: number; readonly schools: readonly Organisation[]; readonly mode: PartyMode | undefined; readonly looked: Organisation | null; readonly onLook: (school: Organisation | null) => void }

function Schools({ year, schools, mode, looked, onLook }: SchoolsProps) {
  const t = useText();
  const [asking, setAsking] = useState<Organisation | null>(null);
  const act = useAct(identity.openSchool, () => { setAsking(null); });
  if (schools.length === 0) return <p className="desk-empty">{t.opening.empty}</p>;
  return (
    <>
      {mode === undefined && <p className="desk-quiet" id="need-mode">{t.opening.needMode}</p>}
      <DeskTable<Organisation> label={t.opening.schools} rowKey="code" dataSource={schools} pageSize={50}
        columns={[
          { title: t.opening.name, render: (_, school) => <b>{school.name}</b> }, { title: t.opening.code, dataIndex: 'code', className: 'num' },
          { title: t.opening.state, render: (_, school) => school.openedYears.includes(year) ? <span className="tag ok" data-mark="✓">{t.opening.opened}</span>
            : <button type="button" className="btn" aria-disabled={mode === undefined ? true : undefined} aria-describedby={mode === undefined ? 'need-mode' : undefined} onClick={() => { if (mode !== undefined) { act.reset(); setAsking(school); } }}>{t.opening.open}<span className="unseen"> {school.name}</span></button> },
          { title: t.opening.cohort, render: (_, school) => school.openCohorts.includes(year) ? <span className="tag ok" data-mark="✓">{t.opening.cohortOpen}</span> : <span className="desk-quiet">{t.opening.cohortClosed}</span> },
          { title: t.settings.title, render: (_, school) => <Button size="small" aria-pressed={looked?.code === school.code} onClick={() => { onLook(looked?.code === school.code ? null : school); }}>{t.settings.look}<span className="unseen"> {school.name}</span></Button> },
        ]} />
      {asking !== null && <ConfirmDialog open title={t.opening.openTitle(asking.name, year)} essence={<><p>{t.opening.openEssence}</p><Touches years={[year]} code={asking.code} say={counts => t.opening.openTouches(counts.eligible)} /></>} confirm={t.opening.open} cancel={t.opening.cancel} act={act}
        onConfirm={() => { void act.start({ code: asking.code, year }); }} onCancel={() => { setAsking(null); }} />}
    </>
  );
}

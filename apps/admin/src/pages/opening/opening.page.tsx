import { useState } from 'react';
import { Button, Input, Radio } from 'antd';
import type { Organisation, PartyMode } from '@netsign/contracts';
import { useAct, useMe, useTitles } from '@netsign/ui';
import { ConfirmDialog, DeskPage, Field, Loadable, Scroll } from '@netsign/ui/desk';
import { useText } from '../../i18n/index.js';
import { identity } from '../../platform.js';
import { byCode, useOrganisations } from '../../tree.queries.js';
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
  return (
    <DeskPage title={t.opening.title} end={<YearChoice choice={choice} />}>
      <Loadable query={provinces}>{() => <ModeChoice key={choice.year} year={choice.year} mode={mode} />}</Loadable>
      <section className="card desk-stack"><h2>{t.opening.schools}</h2><Loadable query={schools}>{items => <Schools year={choice.year} schools={items} mode={mode} />}</Loadable></section>
    </DeskPage>
  );
}

function ModeChoice({ year, mode }: { year: number; mode: PartyMode | undefined }) {
  const t = useText();
  const titles = useTitles().partyMode;
  const [wanted, setWanted] = useState<PartyMode | null>(null);
  const [note, setNote] = useState('');
  const [asking, setAsking] = useState(false);
  const act = useAct(identity.choosePartyMode, () => { setAsking(false); });
  if (mode !== undefined) return <section className="card desk-stack"><h2>{t.opening.mode}</h2><p><span className="tag ok" data-mark="✓">{t.opening.chosen(titles[mode])}</span></p><p className="desk-quiet">{t.opening.modeHow}</p></section>;
  return (
    <section className="card desk-stack">
      <h2>{t.opening.mode}</h2><p>{t.opening.modeHow}</p>
      <Radio.Group aria-label={t.opening.mode} value={wanted} onChange={event => { setWanted(event.target.value as PartyMode); }}
        options={[{ value: 'two_party', label: `${titles.two_party} · ${t.opening.two}` }, { value: 'three_party', label: `${titles.three_party} · ${t.opening.three}` }]} />
      <Field label={t.opening.note}>{ids => <Input {...ids} value={note} maxLength={500} onChange={event => { setNote(event.target.value); }} />}</Field>
      <div><Button type="primary" disabled={wanted === null} onClick={() => { act.reset(); setAsking(true); }}>{t.opening.choose} · {t.year.of(year)}</Button></div>
      {wanted !== null && <ConfirmDialog open={asking} title={t.opening.chooseTitle(year, titles[wanted])} essence={t.opening.chooseEssence} confirm={t.opening.choose} cancel={t.opening.cancel} act={act}
        onConfirm={() => { void act.start({ year, mode: wanted, reason: note }); }} onCancel={() => { setAsking(false); }} />}
    </section>
  );
}

function Schools({ year, schools, mode }: { year: number; schools: readonly Organisation[]; mode: PartyMode | undefined }) {
  const t = useText();
  const [asking, setAsking] = useState<Organisation | null>(null);
  const act = useAct(identity.openSchool, () => { setAsking(null); });
  if (schools.length === 0) return <p className="desk-empty">{t.opening.empty}</p>;
  return (
    <>
      {mode === undefined && <p className="desk-quiet" id="need-mode">{t.opening.needMode}</p>}
      <Scroll label={t.opening.schools}><table className="plain">
        <thead><tr><th scope="col">{t.opening.name}</th><th scope="col">{t.opening.code}</th><th scope="col">{t.opening.state}</th><th scope="col">{t.opening.cohort}</th></tr></thead>
        <tbody>{schools.map(school => (
          <tr key={school.code}>
            <td>{school.name}</td><td className="num">{school.code}</td>
            <td>{school.openedYears.includes(year) ? <span className="tag ok" data-mark="✓">{t.opening.opened}</span>
              : <button type="button" className="btn" aria-disabled={mode === undefined ? true : undefined} aria-describedby={mode === undefined ? 'need-mode' : undefined} onClick={() => { if (mode !== undefined) { act.reset(); setAsking(school); } }}>{t.opening.open}<span className="unseen"> {school.name}</span></button>}</td>
            <td>{school.openCohorts.includes(year) ? <span className="tag ok" data-mark="✓">{t.opening.cohortOpen}</span> : <span className="desk-quiet">{t.opening.cohortClosed}</span>}</td>
          </tr>
        ))}</tbody>
      </table></Scroll>
      {asking !== null && <ConfirmDialog open title={t.opening.openTitle(asking.name, year)} essence={t.opening.openEssence} confirm={t.opening.open} cancel={t.opening.cancel} act={act}
        onConfirm={() => { void act.start({ code: asking.code, year }); }} onCancel={() => { setAsking(null); }} />}
    </>
  );
}

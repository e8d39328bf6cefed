import { useState } from 'react';
import { Switch } from 'antd';
import type { Organisation } from '@netsign/contracts';
import { useAct, useMe, useTitles } from '@netsign/ui';
import { ConfirmDialog, DeskPage, isReason, Loadable, ReasonFields, Scroll } from '@netsign/ui/desk';
import { useText } from '../../i18n/index.js';
import { identity } from '../../platform.js';
import { byCode, useOrganisations } from '../../tree.queries.js';
import { SettingHistory, Since } from '../../settings/setting-history.js';
import { Touches } from '../../settings/touched.js';
import { useYear } from '../../year-choice.js';
import { Contact, ReviewDays } from './school-settings.js';

/** What a school decides for itself: which classes sign online, how they are reviewed, and whom its graduates are told to ask. */
export default function CohortPage() {
  const t = useText();
  const { actor } = useMe();
  const schools = useOrganisations('school');
  const provinces = useOrganisations('province');
  return (
    <DeskPage title={t.cohort.title}>
      <Loadable query={schools}>{items => {
        const school = byCode(items, actor.school);
        return school === null ? null : <>
          <Cohorts school={school} province={byCode(provinces.data, actor.province)} />
          <DepartmentReview school={school} />
          <ReviewDays school={school} />
          <Contact school={school} />
          <SettingHistory code={school.code} />
        </>;
      }}</Loadable>
    </DeskPage>
  );
}

function Cohorts({ school, province }: { school: Organisation; province: Organisation | null }) {
  const t = useText();
  const titles = useTitles().partyMode;
  const { years } = useYear();
  const [asking, setAsking] = useState<{ year: number; open: boolean } | null>(null);
  const shown = [...new Set([...years, ...school.openedYears, ...school.openCohorts])].sort((a, b) => b - a);
  return (
    <section className="card desk-stack">
      <h2>{t.cohort.cohorts}</h2>
      <Scroll label={t.cohort.cohorts}><table className="plain">
        <thead><tr><th scope="col">{t.cohort.year}</th><th scope="col">{t.cohort.mode}</th><th scope="col">{t.cohort.province}</th><th scope="col">{t.cohort.school}</th><th scope="col">{t.act}</th></tr></thead>
        <tbody>{shown.map(year => {
          const mode = province?.partyModes[String(year)]?.mode;
          const [opened, open] = [school.openedYears.includes(year), school.openCohorts.includes(year)];
          return (
            <tr key={year}>
              <td className="num">{t.year.of(year)}</td>
              <td>{mode === undefined ? <span className="desk-quiet">{t.cohort.noMode}</span> : titles[mode]}</td>
              <td><State yes={opened} words={[t.cohort.opened, t.cohort.notOpened]} /><Since code={school.code} actions={['open_school']} year={year} /></td>
              <td><State yes={open} words={[t.cohort.open, t.cohort.closed]} /><Since code={school.code} actions={['open_cohort', 'close_cohort']} year={year} /></td>
              <td>
                <button type="button" className={`btn ${open ? 'danger' : 'primary'}`} aria-disabled={!open && !opened ? true : undefined} aria-describedby={!open && !opened ? `cohort-${year}` : undefined}
                  onClick={() => { if (open || opened) setAsking({ year, open: !open }); }}>{open ? t.cohort.doClose : t.cohort.doOpen}</button>
                {!open && !opened && <p className="desk-quiet" id={`cohort-${year}`}>{t.cohort.needProvince}</p>}
              </td>
            </tr>
          );
        })}</tbody>
      </table></Scroll>
      {asking !== null && <CohortDialog {...asking} onClose={() => { setAsking(null); }} />}
    </section>
  );
}

const State = ({ yes, words: [on, off] }: { yes: boolean; words: [string, string] }) => <span className={`tag ${yes ? 'ok' : 'off'}`} data-mark={yes ? '✓' : '–'}>{yes ? on : off}</span>;

function CohortDialog({ year, open, onClose }: { year: number; open: boolean; onClose: () => void }) {
  const t = useText();
  const [reason, setReason] = useState('');
  const [tried, setTried] = useState(false);
  const act = useAct((input: { year: number; reason: string }, options: { idempotencyKey: string }) => open ? identity.openCohort({ year: input.year }, options) : identity.closeCohort(input, options), onClose);
  const confirm = () => {
    setTried(true);
    if (open || isReason(reason)) void act.start({ year, reason });
  };
  return (
    <ConfirmDialog open title={open ? t.cohort.openTitle(year) : t.cohort.closeTitle(year)} essence={<><p>{open ? t.cohort.openEssence : t.cohort.closeEssence}</p><Touches years={[year]} say={counts => (open ? t.cohort.openTouches(counts.eligible) : t.cohort.closeTouches(counts.offered, counts.schoolReview))} /></>} confirm={open ? t.cohort.doOpen : t.cohort.doClose} cancel={t.cohort.cancel} danger={!open} act={act} onConfirm={confirm} onCancel={onClose}>
      {open ? undefined : <ReasonFields text={reason} onText={setReason} hint={t.cohort.reasonHint} tried={tried} />}
    </ConfirmDialog>
  );
}

function DepartmentReview({ school }: { school: Organisation }) {
  const t = useText();
  const [asking, setAsking] = useState(false);
  const on = school.departmentReview;
  const act = useAct(identity.switchDepartmentReview, () => { setAsking(false); });
  return (
    <section className="card desk-stack">
      <h2 id="department-review">{t.cohort.review}</h2>
      <div className="desk-row"><Switch aria-labelledby="department-review" checked={on} loading={act.busy} onChange={() => { act.reset(); setAsking(true); }} /><p>{on ? t.cohort.reviewOn : t.cohort.reviewOff}</p></div>
      <p className="desk-quiet">{t.cohort.reviewNote} {t.cohort.version(school.version)} <Since code={school.code} actions={['switch_department_review']} /></p>
      <ConfirmDialog open={asking} title={on ? t.cohort.turnOffTitle : t.cohort.turnOnTitle} essence={<><p>{on ? t.cohort.reviewOff : t.cohort.reviewOn}</p><p>{t.cohort.reviewNote}</p><Touches years={school.openCohorts} say={counts => t.cohort.reviewTouches(counts.offered, counts.departmentReview)} /></>} confirm={on ? t.cohort.turnOff : t.cohort.turnOn} cancel={t.cohort.cancel}
        act={act} onConfirm={() => { void act.start({ on: !on }); }} onCancel={() => { setAsking(false); }} />
    </section>
  );
}

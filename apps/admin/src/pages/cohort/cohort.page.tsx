import { useState } from 'react';
import { Switch } from 'antd';
import type { Organisation, PartyMode } from '@netsign/contracts';
import { useAct, useMe, useTitles } from '@netsign/ui';
import { ConfirmDialog, DeskPage, DeskTable, isReason, Loadable, ReasonFields, Together } from '@netsign/ui/desk';
import { useText } from '../../i18n/index.js';
import { identity } from '../../platform.js';
import { byCode, useOrganisations } from '../../tree.queries.js';
import { FormSince, SettingHistory, Since, useFormHistory, useSettingHistory } from '../../settings/setting-history.js';
import { Touches } from '../../settings/touched.js';
import { useYear } from '../../year-choice.js';
import { Contact, ReviewDays } from './school-settings.js';
import { TerminationRulesCard } from './termination-rules.js';

/** What a school decides for itself: which classes sign online, how they are reviewed, and whom its graduates are told to ask. */
export default function CohortPage() {
  const t = useText();
  const { actor } = useMe();
  const schools = useOrganisations('school');
  const provinces = useOrganisations('province');
  return (
    <DeskPage title={t.cohort.title}>
      <Together queries={[schools, provinces, useSettingHistory(actor.school), useFormHistory()]}>
        <Loadable query={schools}>{items => {
          const school = byCode(items, actor.school);
          return school === null ? null : <>
            <Cohorts school={school} province={byCode(provinces.data, actor.province)} />
            <DepartmentReview school={school} />
            <ReviewDays school={school} />
            <TerminationRulesCard school={school} />
          <Contact school={school} />
            <SettingHistory code={school.code} />
          </>;
        }}</Loadable>
      </Together>
    </DeskPage>
  );
}

function Cohorts({ school, province }: { school: Organisation; province: Organisation | null }) {
  const t = useText();
  const titles = useTitles().partyMode;
  const { years } = useYear();
  const [asking, setAsking] = useState<{ year: number; open: boolean } | null>(null);
  const shown = [...new Set([...years, ...school.openedYears, ...school.openCohorts])].sort((a, b) => b - a);
  const cohortOf = (year: number): Cohort => ({ year, mode: province?.partyModes[String(year)]?.mode, opened: school.openedYears.includes(year), open: school.openCohorts.includes(year) });
  return (
    <section className="card desk-stack">
      <h2>{t.cohort.cohorts}</h2>
      <DeskTable<Cohort> label={t.cohort.cohorts} rowKey="year" dataSource={shown.map(cohortOf)}
        columns={[
          { title: t.cohort.year, className: 'num', render: (_, { year }) => <b>{t.year.of(year)}</b> },
          { title: t.cohort.mode, render: (_, { year, mode }) => mode === undefined ? <span className="desk-quiet">{t.cohort.noMode}</span> : <>{titles[mode]}<FormSince year={year} /></> },
          { title: t.cohort.province, render: (_, { year, opened }) => <><State yes={opened} words={[t.cohort.opened, t.cohort.notOpened]} /><Since code={school.code} actions={['open_school']} year={year} /></> },
          { title: t.cohort.school, render: (_, { year, open }) => <><State yes={open} words={[t.cohort.open, t.cohort.closed]} /><Since code={school.code} actions={['open_cohort', 'close_cohort']} year={year} /></> },
          { title: t.act, render: (_, cohort) => <Act cohort={cohort} onAsk={() => { setAsking({ year: cohort.year, open: !cohort.open }); }} /> },
        ]} />
      {asking !== null && <CohortDialog {...asking} onClose={() => { setAsking(null); }} />}
    </section>
  );
}

/** One class of this school: the form its province chose, whether the province opened the school for it, and whether the school opened it. */
interface Cohort { readonly year: number; readonly mode: PartyMode | undefined; readonly opened: boolean; readonly open: boolean }

function Act({ cohort: { year, open, opened }, onAsk }: { cohort: Cohort; onAsk: () => void }) {
  const t = useText();
  const possible = open || opened;
  return (
    <>
      <button type="button" className={`btn ${open ? 'danger' : 'primary'}`} aria-disabled={possible ? undefined : true} aria-describedby={possible ? undefined : `cohort-${year}`}
        onClick={() => { if (possible) onAsk(); }}>{open ? t.cohort.doClose : t.cohort.doOpen}</button>
      {!possible && <p className="desk-quiet" id={`cohort-${year}`}>{t.cohort.needProvince}</p>}
    </>
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

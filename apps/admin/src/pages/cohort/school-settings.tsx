import { useState } from 'react';
import { Button, Input, InputNumber } from 'antd';
import type { Organisation } from '@netsign/contracts';
import { ActNote, ProblemBanner, useAct, type Act } from '@netsign/ui';
import { Field } from '@netsign/ui/desk';
import { useText } from '../../i18n/index.js';
import { identity } from '../../platform.js';
import { Since } from '../../settings/setting-history.js';
import { Touches } from '../../settings/touched.js';

const DAYS = { least: 1, most: 15 };
const CONTACT = { shortest: 2, longest: 300 };

/** How long a review step may take. */
export function ReviewDays({ school }: { school: Organisation }) {
  const t = useText();
  const [typed, setTyped] = useState<{ days: number | null } | null>(null);
  const act = useAct(identity.setReviewDays, () => { setTyped(null); });
  const standing = newer(school, act.result).reviewDays;
  const days = typed === null ? standing : typed.days;
  const wrong = days === null || !Number.isInteger(days) || days < DAYS.least || days > DAYS.most;
  return (
    <section className="card desk-stack">
      <h2>{t.cohort.daysTitle}</h2>
      <Field label={t.cohort.daysLabel} hint={t.cohort.daysHint} error={wrong ? t.cohort.daysWrong : null}>
        {ids => <InputNumber<number> {...ids} value={days} inputMode="numeric" onChange={value => { setTyped({ days: value }); act.reset(); }} />}
      </Field>
      <Since code={school.code} actions={['set_review_days']} />
      {!wrong && days !== standing && <Touches years={school.openCohorts} say={counts => t.cohort.daysTouches(counts.offered)} />}
      <Save act={act} disabled={wrong || days === standing} label={t.cohort.daysSave} onSave={() => { if (days !== null) void act.start({ days }); }} />
    </section>
  );
}

/** Whom this school's graduates are told to ask. */
export function Contact({ school }: { school: Organisation }) {
  const t = useText();
  const [typed, setTyped] = useState<string | null>(null);
  const act = useAct(identity.setContact, () => { setTyped(null); });
  const standing = newer(school, act.result).contact;
  const contact = typed ?? standing;
  const text = contact.trim();
  const wrong = typed !== null && text.length < CONTACT.shortest;
  return (
    <section className="card desk-stack">
      <h2>{t.cohort.contactTitle}</h2>
      <Field label={t.cohort.contactLabel} hint={t.cohort.contactHint} error={wrong ? t.cohort.contactWrong : null}>
        {ids => <Input.TextArea {...ids} rows={2} maxLength={CONTACT.longest} showCount value={contact} onChange={event => { setTyped(event.target.value); act.reset(); }} />}
      </Field>
      <Since code={school.code} actions={['set_contact']} />
      <Save act={act} disabled={wrong || text === standing} label={t.cohort.contactSave} onSave={() => { void act.start({ contact: text }); }} />
    </section>
  );
}

/** The answer to an act is there before the list has been read again. */
const newer = (school: Organisation, answer: Organisation | null): Organisation => (answer !== null && answer.version > school.version ? answer : school);

function Save({ act, disabled, label, onSave }: { act: Pick<Act<unknown, unknown>, 'state' | 'busy' | 'problem'>; disabled: boolean; label: string; onSave: () => void }) {
  const t = useText();
  return (
    <>
      {act.state === 'refused' && <ProblemBanner problem={act.problem} />}
      <ActNote state={act.state} />
      <div className="desk-row">
        <Button type="primary" disabled={disabled} loading={act.busy} onClick={onSave}>{label}</Button>
        {act.state === 'done' && <p role="status"><span className="tag ok" data-mark="✓">{t.cohort.saved}</span></p>}
      </div>
    </>
  );
}

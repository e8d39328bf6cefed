import { useState } from 'react';
import { Button, Checkbox, Input, InputNumber } from 'antd';
import type { Organisation, TerminationRules } from '@netsign/contracts';
import { ActNote, ProblemBanner, terminationPhrases, useAct, usePhrases } from '@netsign/ui';
import { Field } from '@netsign/ui/desk';
import { useText } from '../../i18n/index.js';
import { identity } from '../../platform.js';
import { Since } from '../../settings/setting-history.js';

const DAY = /^(0[1-9]|1[0-2])-(0[1-9]|[12]\d|3[01])$/;
const MOST = { notice: 30, cap: 9 };

/** When, after what notice and how often agreements may be ended. */
export function TerminationRulesCard({ school }: { school: Organisation }) {
  const t = usePhrases(terminationPhrases).rules;
  const { cohort } = useText();
  const [typed, setTyped] = useState<TerminationRules | null>(null);
  const act = useAct(identity.setTerminationRules, () => { setTyped(null); });
  const standing = act.result !== null && act.result.version > school.version ? act.result.terminationRules : school.terminationRules;
  const rules = typed ?? standing;
  const set = (change: Partial<TerminationRules>) => {
    setTyped({ ...rules, ...change });
    act.reset();
  };
  const { window, noticeDays, cap } = rules;
  const wrong = (day: string) => (DAY.test(day) ? null : t.dayWrong);
  const valid = window === null || (DAY.test(window.from) && DAY.test(window.to));
  const changed = JSON.stringify([window, noticeDays, cap]) !== JSON.stringify([standing.window, standing.noticeDays, standing.cap]);
  return (
    <section className="card desk-stack">
      <h2>{t.title}</h2>
      <Checkbox checked={window !== null} onChange={event => { set({ window: event.target.checked ? { from: '03-01', to: '06-10' } : null }); }}>{t.window}</Checkbox>
      {window !== null && <>
        <Field label={t.from} hint={t.dayHint} error={wrong(window.from)}>{ids => <Input {...ids} style={{ maxWidth: 160 }} value={window.from} maxLength={5} onChange={event => { set({ window: { ...window, from: event.target.value.trim() } }); }} />}</Field>
        <Field label={t.to} error={wrong(window.to)}>{ids => <Input {...ids} style={{ maxWidth: 160 }} value={window.to} maxLength={5} onChange={event => { set({ window: { ...window, to: event.target.value.trim() } }); }} />}</Field>
      </>}
      <Field label={t.notice} hint={t.noticeHint}>{ids => <InputNumber<number> {...ids} min={0} max={MOST.notice} precision={0} value={noticeDays} onChange={value => { set({ noticeDays: value ?? 0 }); }} />}</Field>
      <Field label={t.cap} hint={t.capHint}>{ids => <InputNumber<number> {...ids} min={1} max={MOST.cap} precision={0} value={cap} onChange={value => { set({ cap: value }); }} />}</Field>
      <p className="desk-quiet">{t.note} <Since code={school.code} actions={['set_termination_rules']} /></p>
      {act.state === 'refused' && <ProblemBanner problem={act.problem} />}
      <ActNote state={act.state} />
      <div className="desk-row">
        <Button type="primary" disabled={!valid || !changed} loading={act.busy} onClick={() => { void act.start({ window, noticeDays, cap }); }}>{t.save}</Button>
        {act.state === 'done' && <p role="status"><span className="tag ok" data-mark="✓">{cohort.saved}</span></p>}
      </div>
    </section>
  );
}

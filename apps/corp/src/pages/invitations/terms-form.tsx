import type { ReactNode } from 'react';
import { Checkbox, Input, InputNumber, Radio, Select } from 'antd';
import { chinaDay, findCode, listCodes, positionCategories, provinces, releaseGrounds, type InvitationView, type Terms, type TermsDraft } from '@netsign/contracts';
import { codeSentence, serverNow, useLanguage, useTitles } from '@netsign/ui';
import { Field } from '@netsign/ui/desk';
import { useText } from '../../i18n/index.js';

/** The id of the control of a term, for links from the list of what is missing. */
export const fieldId = (key: string): string => `term-${key}`;

interface Props {
  readonly terms: TermsDraft;
  readonly validDays: number;
  readonly checks: InvitationView['lawChecks'];
  readonly wrong: InvitationView['wrong'];
  readonly onTerms: (terms: TermsDraft) => void;
  readonly onValidDays: (days: number) => void;
}

/** All terms of an offer, grouped as people talk about them; what the law says of a term stands beside it. */
export function TermsForm({ terms, validDays, checks, wrong, onTerms, onValidDays }: Props) {
  const t = useText();
  const { language } = useLanguage();
  const titles = useTitles();
  const today = chinaDay(new Date(serverNow()));
  const set = (key: keyof Terms, value: unknown) => {
    // What is cleared is sent as such: the platform keeps every term it is not told about. Null is a length of contract.
    onTerms({ ...terms, [key]: value === undefined || (value === null && key !== 'contractMonths') ? '' : value });
  };
  const faults = (key: keyof Terms) => [...wrong.filter(({ term }) => term === key).map(({ code }) => codeSentence(code, language)), ...checks.filter(check => check.term === key && !check.ok).map(check => t.editor.law(check.law))].join(' ');
  const field = (key: keyof Terms, control: (ids: Parameters<Parameters<typeof Field>[0]['children']>[0]) => ReactNode, hint?: string) =>
    <Field label={titles.term[key]} id={fieldId(key)} hint={hint} error={faults(key)}>{control}</Field>;
  const textOf = (key: keyof Terms) => (typeof terms[key] === 'string' ? terms[key] : '');
  const numberOf = (key: keyof Terms) => (typeof terms[key] === 'number' ? terms[key] : null);
  const text = (key: keyof Terms, max: number, hint?: string) => field(key, ids => <Input {...ids} value={textOf(key)} maxLength={max} onChange={event => { set(key, event.target.value); }} />, hint);
  const area = (key: keyof Terms, max: number) => field(key, ids => <Input.TextArea {...ids} value={textOf(key)} maxLength={max} autoSize={{ minRows: 2 }} onChange={event => { set(key, event.target.value); }} />);
  const amount = (key: keyof Terms, unit: string, max: number, hint?: string) =>
    field(key, ids => <InputNumber<number> {...ids} style={{ width: '100%' }} suffix={unit} value={numberOf(key)} min={0} max={max} precision={0} controls={false} onChange={value => { set(key, value); }} />, hint);
  const yesNo = (key: keyof Terms) => (
    <fieldset className="desk-choice" id={fieldId(key)} tabIndex={-1}><legend>{titles.term[key]}</legend>
      <Radio.Group value={terms[key]} onChange={event => { set(key, event.target.value); }} options={[{ value: true, label: t.editor.yes }, { value: false, label: t.editor.no }]} />
    </fieldset>
  );
  const province = findCode(provinces, textOf('region').slice(0, 2));
  return (
    <>
      <Group title={t.editor.sections.job}>
        {text('position', 60)}
        {field('positionCategory', ids => <Select {...ids} style={{ width: '100%' }} placeholder={t.editor.choose} value={textOf('positionCategory') || undefined} onChange={value => { set('positionCategory', value); }}
          options={listCodes(positionCategories, today).map(row => ({ value: row.code, label: language === 'en' ? row.en : row.zh }))} />)}
        {text('region', 6, province === null ? t.editor.regionHint : language === 'en' ? province.en : province.zh)}
        {text('workPlace', 120)}
        {field('reportBy', ids => <Input {...ids} type="date" value={textOf('reportBy')} min={today} onChange={event => { set('reportBy', event.target.value); }} />)}
      </Group>
      <Group title={t.editor.sections.period}>
        {field('contractMonths', ids => <div className="desk-row">
          <InputNumber<number> {...ids} suffix={t.editor.months} value={numberOf('contractMonths')} min={1} max={240} precision={0} controls={false} disabled={terms.contractMonths === null} onChange={value => { set('contractMonths', value ?? undefined); }} />
          <Checkbox checked={terms.contractMonths === null} onChange={event => { set('contractMonths', event.target.checked ? null : undefined); }}>{t.editor.openEnded}</Checkbox>
        </div>)}
        {amount('probationMonths', t.editor.months, 12)}
      </Group>
      <Group title={t.editor.sections.pay}>
        {amount('monthlyPay', t.editor.yuan, 1_000_000)}
        {amount('probationPay', t.editor.yuan, 1_000_000)}
        {text('insurance', 200)}
        {text('housing', 200)}
        {area('benefits', 400)}
      </Group>
      <Group title={t.editor.sections.breach}>
        {amount('employerPenalty', t.editor.yuanOnce, 1_000_000, t.editor.none)}
        {amount('graduatePenalty', t.editor.yuanOnce, 1_000_000, t.editor.none)}
        <fieldset className="desk-choice wide" id={fieldId('releaseGrounds')} tabIndex={-1}><legend>{titles.term.releaseGrounds}</legend>
          <Checkbox.Group value={Array.isArray(terms.releaseGrounds) ? terms.releaseGrounds : []} onChange={value => { set('releaseGrounds', value); }}
            options={releaseGrounds.map(value => ({ value, label: titles.releaseGround[value] }))} />
        </fieldset>
      </Group>
      <Group title={t.editor.sections.files}>
        {yesNo('acceptsArchive')}
        {text('archiveReceiver', 200)}
        {yesNo('acceptsHousehold')}
        {text('householdAddress', 200)}
      </Group>
      <Group title={t.editor.sections.contact}>
        {text('contactName', 40)}
        {text('contactPhone', 20)}
        {area('supplement', 1000)}
        <Field label={t.editor.validDays} hint={t.editor.validHint}>
          {ids => <InputNumber<number> {...ids} suffix={t.editor.days} value={validDays} min={1} max={30} precision={0} onChange={value => { if (value !== null) onValidDays(value); }} />}
        </Field>
      </Group>
    </>
  );
}

function Group({ title, children }: { title: string; children: ReactNode }) {
  return <section className="card desk-stack"><h2>{title}</h2><div className="desk-fields">{children}</div></section>;
}

import { useState, type FormEvent } from 'react';
import { Button, Input, Select } from 'antd';
import type { Organisation } from '@netsign/contracts';
import { ActNote, fieldProblems, ProblemBanner, serverNow, useAct, useLanguage } from '@netsign/ui';
import { DeskPage, Field, Loadable } from '@netsign/ui/desk';
import { useNavigate } from 'react-router';
import { useText } from '../../i18n/index.js';
import { agreements } from '../../platform.js';
import { paths } from '../../paths.js';
import { useKeepInvitation, useSchools } from './invitations.queries.js';

const fieldId = (at: string): string => `invite-${at.slice(1)}`;

/** Names a graduate exactly and opens a draft. The ID number leaves this page only in the body of the request. */
export default function NewInvitationPage() {
  const t = useText();
  return (
    <DeskPage title={t.invite.title}>
      <div className="card desk-stack" style={{ maxWidth: 560 }}>
        <p>{t.invite.lead}</p>
        <Loadable query={useSchools()}>{schools => schools.length === 0 ? <p className="desk-quiet">{t.invite.noSchools}</p> : <GraduateForm schools={schools} />}</Loadable>
      </div>
    </DeskPage>
  );
}

function GraduateForm({ schools }: { schools: readonly Organisation[] }) {
  const t = useText();
  const { language } = useLanguage();
  const navigate = useNavigate();
  const keep = useKeepInvitation();
  const [school, setSchool] = useState<string | null>(null);
  const [chosenYear, setYear] = useState<number | null>(null);
  const [name, setName] = useState('');
  const [idNumber, setIdNumber] = useState('');
  const act = useAct(agreements.draft, view => {
    keep(view);
    void navigate(paths.invitation(view.id));
  });
  const open = schools.find(one => one.code === school)?.openCohorts ?? [];
  const year = chosenYear ?? open.at(-1) ?? newest(schools);
  const labels: Record<string, string> = { '/school': t.invite.school, '/year': t.invite.year, '/name': t.invite.name, '/idNumber': t.invite.idNumber };
  const field = (at: string) => (at in labels ? { label: labels[at], id: fieldId(at) } : null);
  const faults = (at: string) => fieldProblems(act.problem, at, language).join(' ');
  const submit = (event: FormEvent) => {
    event.preventDefault();
    void act.start({ school: school ?? '', year, name, idNumber });
  };
  return (
    <form className="desk-stack" onSubmit={submit} noValidate autoComplete="off">
      {act.state === 'refused' && <ProblemBanner problem={act.problem} field={field} />}
      <Field id={fieldId('/school')} label={t.invite.school} error={faults('/school')}>
        {ids => <Select {...ids} showSearch={{ optionFilterProp: 'label' }} placeholder={t.invite.schoolHint} style={{ width: '100%' }} value={school ?? undefined}
          onChange={code => { setSchool(code); setYear(null); }} options={schools.map(one => ({ value: one.code, label: `${one.name}（${one.code}）` }))} />}
      </Field>
      {school !== null && !open.includes(year) && <p className="banner wait">{t.invite.closed}</p>}
      <Field id={fieldId('/year')} label={t.invite.year} error={faults('/year')}>
        {ids => <Select {...ids} style={{ width: '100%' }} value={year} onChange={setYear} options={years(schools, year).map(value => ({ value, label: t.invite.yearOf(value) }))} />}
      </Field>
      <Field id={fieldId('/name')} label={t.invite.name} error={faults('/name')}>
        {ids => <Input {...ids} value={name} maxLength={60} onChange={event => { setName(event.target.value); }} />}
      </Field>
      <Field id={fieldId('/idNumber')} label={t.invite.idNumber} hint={t.invite.idHint} error={faults('/idNumber')}>
        {ids => <Input {...ids} value={idNumber} maxLength={30} inputMode="text" onChange={event => { setIdNumber(event.target.value); }} />}
      </Field>
      <ActNote state={act.state} />
      <div><Button type="primary" htmlType="submit" loading={act.busy}>{t.invite.submit}</Button></div>
    </form>
  );
}

const newest = (schools: readonly Organisation[]): number =>
  Math.max(...schools.flatMap(one => [...one.openCohorts, ...one.openedYears]), new Date(serverNow()).getUTCFullYear());

const years = (schools: readonly Organisation[], chosen: number): number[] =>
  [...new Set([...schools.flatMap(one => [...one.openCohorts, ...one.openedYears]), chosen])].sort((a, b) => b - a);

import { useState, type FormEvent } from 'react';
import { Button, Input, Select } from 'antd';
import { chinaDay, idNumberProblem, type Organisation } from '@netsign/contracts';
import { ActNote, codeSentence, ProblemBanner, serverNow, useAct, useLanguage } from '@netsign/ui';
import { DeskPage, Field, Loadable } from '@netsign/ui/desk';
import { useNavigate } from 'react-router';
import { useText } from '../../i18n/index.js';
import { agreements } from '../../platform.js';
import { paths } from '../../paths.js';
import { useKeepInvitation, useSchools } from './invitations.queries.js';

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
  const [tried, setTried] = useState(false);
  const act = useAct(agreements.draft, view => {
    keep(view);
    void navigate(paths.invitation(view.id));
  });
  const open = schools.find(one => one.code === school)?.openCohorts ?? [];
  const year = chosenYear ?? open.at(-1) ?? newest(schools);
  const idProblem = idNumberProblem(idNumber, { today: chinaDay(new Date(serverNow())) });
  const missing = (value: string | null) => (tried && (value === null || value.trim() === '') ? t.invite.required : null);
  const submit = (event: FormEvent) => {
    event.preventDefault();
    setTried(true);
    if (school === null || name.trim() === '' || idProblem !== null) return;
    void act.start({ school, year, name, idNumber });
  };
  return (
    <form className="desk-stack" onSubmit={submit} noValidate autoComplete="off">
      {act.state === 'refused' && <ProblemBanner problem={act.problem} />}
      <Field label={t.invite.school} error={missing(school)}>
        {ids => <Select {...ids} showSearch={{ optionFilterProp: 'label' }} placeholder={t.invite.schoolHint} style={{ width: '100%' }} value={school ?? undefined}
          onChange={code => { setSchool(code); setYear(null); }} options={schools.map(one => ({ value: one.code, label: `${one.name}（${one.code}）` }))} />}
      </Field>
      {school !== null && !open.includes(year) && <p className="banner wait">{t.invite.closed}</p>}
      <Field label={t.invite.year}>
        {ids => <Select {...ids} style={{ width: '100%' }} value={year} onChange={setYear} options={years(schools, year).map(value => ({ value, label: t.invite.yearOf(value) }))} />}
      </Field>
      <Field label={t.invite.name} error={missing(name)}>
        {ids => <Input {...ids} value={name} maxLength={60} onChange={event => { setName(event.target.value); }} />}
      </Field>
      <Field label={t.invite.idNumber} hint={t.invite.idHint} error={missing(idNumber) ?? (tried && idProblem !== null ? codeSentence(idProblem, language) : null)}>
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

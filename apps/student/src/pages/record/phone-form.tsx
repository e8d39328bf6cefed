import { useState, type FormEvent } from 'react';
import { ApiProblem } from '@netsign/api-client';
import { ActNote, problemSentence, ProblemBanner, useAct, useLanguage, useSession } from '@netsign/ui';
import { useT } from '../../i18n/index.js';
import { CodeField } from '../../parts/code-field.js';
import { Field } from '../../parts/field.js';
import { identity } from '../../platform.js';
import { useSendPhoneCode } from './record.queries.js';

const codeRefusals = ['CODE_WRONG', 'CODE_EXPIRED', 'CODE_TOO_MANY_TRIES'];

/** The phone, its code, and the confirmation of the record in the version that was read. */
export function PhoneForm({ recordVersion, back }: { recordVersion: number; back: () => void }) {
  const t = useT();
  const { language } = useLanguage();
  const session = useSession();
  const [phone, setPhone] = useState('');
  const [code, setCode] = useState('');
  const send = useSendPhoneCode();
  const confirm = useAct((input: { phone: string; code: string }, options) => identity.confirmRecord({ recordVersion, ...input }, options), () => { void session.reload(); });
  const ask = () => {
    setCode('');
    confirm.reset();
    send.mutate(phone);
  };
  const submit = (event: FormEvent) => {
    event.preventDefault();
    if (send.data === undefined) ask();
    else void confirm.start({ phone, code });
  };
  const phoneErrors = send.error instanceof ApiProblem && send.error.fields.length > 0 ? [t.confirm.phoneWrong] : [];
  const codeProblem = confirm.problem instanceof ApiProblem && codeRefusals.includes(confirm.problem.code) ? [problemSentence(confirm.problem, language)] : [];
  return (
    <form className="card form" onSubmit={submit} noValidate>
      <p>{t.confirm.phoneLead}</p>
      <ProblemBanner problem={phoneErrors.length > 0 ? null : send.error} />
      <ProblemBanner problem={codeProblem.length > 0 ? null : confirm.problem} />
      <Field label={t.confirm.phone} hint={t.confirm.phoneHint} errors={phoneErrors} value={phone} type="tel" inputMode="numeric" autoComplete="tel-national" maxLength={11}
        readOnly={confirm.busy} onChange={event => { setPhone(event.target.value.replaceAll(/\D/g, '')); send.reset(); }} />
      {send.data !== undefined && <CodeField sentTo={send.data.sentTo} value={code} onChange={setCode} again={ask} errors={codeProblem} sending={send.data.expiresAt} />}
      <ActNote state={confirm.state} />
      <button type="submit" className="btn primary wide" disabled={send.isPending || confirm.busy}>{send.data === undefined ? t.confirm.send : t.confirm.done}</button>
      <button type="button" className="link" onClick={back} disabled={confirm.busy}>{t.confirm.backToRecord}</button>
    </form>
  );
}

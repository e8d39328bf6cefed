import { useState, type FormEvent } from 'react';
import { ActNote, fieldProblems, ProblemBanner, useAct, useLanguage, useSession } from '@netsign/ui';
import { useT } from '../../i18n/index.js';
import { CodeField } from '../../parts/code-field.js';
import { Field } from '../../parts/field.js';
import { identity } from '../../platform.js';
import { useSendPhoneCode } from './record.queries.js';

const PHONE_FIELD = 'confirm-phone';
const CODE_FIELD = 'confirm-code';

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
  const problem = confirm.problem ?? send.error;
  const field = (at: string) => (at === '/phone' ? { label: t.confirm.phone, id: PHONE_FIELD } : at === '/code' ? { label: t.code.label, id: CODE_FIELD } : null);
  return (
    <form className="card form" onSubmit={submit} noValidate>
      <p>{t.confirm.phoneLead}</p>
      <ProblemBanner problem={problem} field={field} />
      <Field id={PHONE_FIELD} label={t.confirm.phone} hint={t.confirm.phoneHint} errors={fieldProblems(problem, '/phone', language)} value={phone} type="tel" inputMode="numeric" autoComplete="tel-national" maxLength={11}
        readOnly={confirm.busy} onChange={event => { setPhone(event.target.value.replaceAll(/\D/g, '')); send.reset(); }} />
      {send.data !== undefined && <CodeField id={CODE_FIELD} sentTo={send.data.sentTo} value={code} onChange={setCode} again={ask} errors={fieldProblems(problem, '/code', language)} sending={send.data.expiresAt} />}
      <ActNote state={confirm.state} />
      <button type="submit" className="btn primary wide" disabled={send.isPending || confirm.busy}>{send.data === undefined ? t.confirm.send : t.confirm.done}</button>
      <button type="button" className="link" onClick={back} disabled={confirm.busy}>{t.confirm.backToRecord}</button>
    </form>
  );
}

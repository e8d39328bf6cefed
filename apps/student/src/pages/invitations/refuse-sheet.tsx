import { useState, type FormEvent } from 'react';
import type { InvitationView, RefusalReason } from '@netsign/contracts';
import { ActNote, fieldProblems, ProblemBanner, useLanguage, useTitles } from '@netsign/ui';
import { useT } from '../../i18n/index.js';
import { Choices, LongField } from '../../parts/field.js';
import { Sheet } from '../../parts/sheet.js';
import { useRefuse } from './invitations.queries.js';

/** Declining: a reason from the list and a word to the employer. What was typed stays when the sheet is put away. */
export function RefuseSheet({ view, open, onClose }: { view: InvitationView; open: boolean; onClose: () => void }) {
  const t = useT();
  const { language } = useLanguage();
  const { refusalReason } = useTitles();
  const refuse = useRefuse();
  const [reasonCode, setReasonCode] = useState<RefusalReason | null>(null);
  const [reason, setReason] = useState('');
  const [asked, setAsked] = useState(false);
  const submit = (event: FormEvent) => {
    event.preventDefault();
    setAsked(true);
    if (reasonCode !== null) void refuse.start({ id: view.id, reasonCode, reason });
  };
  const done = refuse.result !== null;
  return (
    <Sheet open={open} onClose={onClose} title={done ? t.refuse.doneTitle : t.refuse.title} locked={refuse.busy}>
      {done
        ? <div className="form" role="status"><p>{t.refuse.done}</p><button type="button" className="btn primary wide" onClick={onClose} autoFocus>{t.accept.ok}</button></div>
        : (
          <form className="form" onSubmit={submit} noValidate>
            <p>{t.refuse.lead}</p>
            <ProblemBanner problem={refuse.problem} field={at => (at === '/reason' ? { label: t.refuse.text, id: 'refuse-reason' } : { label: t.refuse.reason })} />
            <Choices legend={t.refuse.reason} name="reasonCode" options={Object.entries(refusalReason) as [RefusalReason, string][]} value={reasonCode} onChange={setReasonCode} />
            {asked && reasonCode === null && <p className="field-error" role="alert">{t.refuse.choose}</p>}
            <LongField id="refuse-reason" label={t.refuse.text} hint={t.refuse.textHint} errors={fieldProblems(refuse.problem, '/reason', language)} value={reason} maxLength={500} onChange={event => { setReason(event.target.value); }} />
            <ActNote state={refuse.state} />
            <button type="submit" className="btn danger wide" disabled={refuse.busy}>{t.refuse.sure}</button>
          </form>
        )}
    </Sheet>
  );
}

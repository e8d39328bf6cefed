import { useState, type FormEvent } from 'react';
import type { InvitationView, RefusalReason } from '@netsign/contracts';
import { ActNote, fieldProblems, ProblemBanner, useAutosave, useLanguage, useTitles } from '@netsign/ui';
import { useT } from '../../i18n/index.js';
import { Choices, LongField } from '../../parts/field.js';
import { Sheet } from '../../parts/sheet.js';
import { useKeepRefusal, useRefuse } from './invitations.queries.js';

type Written = NonNullable<InvitationView['refusalDraft']>;
const nothing: Written = { reasonCode: null, reason: '' };

/** Declining: a reason from the list and a word to the employer. What is written is kept on the server, for a reload or another device. */
export function RefuseSheet({ view, open, onClose }: { view: InvitationView; open: boolean; onClose: () => void }) {
  const t = useT();
  const refuse = useRefuse();
  const keep = useKeepRefusal(view.id);
  const save = useAutosave(keep, { name: `refusal-${view.id}`, base: JSON.stringify(view.refusalDraft) });
  const [own, setOwn] = useState<Written | null>(save.kept);
  const written = own ?? view.refusalDraft ?? nothing;
  const write = (change: Partial<Written>) => {
    const next = { ...written, ...change };
    setOwn(next);
    save.change(next);
  };
  const send = async () => {
    await save.flush();
    if ((await refuse.start({ id: view.id, ...written })) !== null) save.forget();
  };
  const done = refuse.result !== null;
  return (
    <Sheet open={open} onClose={onClose} title={done ? t.refuse.doneTitle : t.refuse.title} locked={refuse.busy}>
      {done
        ? <div className="form" role="status"><p>{t.refuse.done}</p><button type="button" className="btn primary wide" onClick={onClose} autoFocus>{t.accept.ok}</button></div>
        : <Form written={written} write={write} send={send} refuse={refuse} note={own === null && view.refusalDraft === null ? '' : t.refuse.kept[save.state]} />}
    </Sheet>
  );
}

interface FormProps { readonly written: Written; readonly write: (change: Partial<Written>) => void; readonly send: () => Promise<void>; readonly refuse: ReturnType<typeof useRefuse>; readonly note: string }

function Form({ written, write, send, refuse, note }: FormProps) {
  const t = useT();
  const { language } = useLanguage();
  const { refusalReason } = useTitles();
  const submit = (event: FormEvent) => {
    event.preventDefault();
    if (!refuse.busy) void send();
  };
  return (
    <form className="form" onSubmit={submit} noValidate>
      <p>{t.refuse.lead}</p>
      <ProblemBanner problem={refuse.problem} field={at => (at === '/reason' ? { label: t.refuse.text, id: 'refuse-reason' } : { label: t.refuse.reason, id: 'refuse-reason-code' })} />
      <Choices id="refuse-reason-code" legend={t.refuse.reason} name="reasonCode" errors={fieldProblems(refuse.problem, '/reasonCode', language)} options={Object.entries(refusalReason) as [RefusalReason, string][]} value={written.reasonCode} onChange={reasonCode => { write({ reasonCode }); }} />
      <LongField id="refuse-reason" label={t.refuse.text} hint={t.refuse.textHint} errors={fieldProblems(refuse.problem, '/reason', language)} value={written.reason} maxLength={500} onChange={event => { write({ reason: event.target.value }); }} />
      <p className="small" role="status">{note}</p>
      <ActNote state={refuse.state} />
      <button type="submit" className="btn danger wide" aria-disabled={refuse.busy ? true : undefined}>{t.refuse.sure}</button>
    </form>
  );
}

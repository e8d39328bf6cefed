import { useEffect, useEffectEvent, useState, type FormEvent } from 'react';
import { ApiProblem } from '@netsign/api-client';
import type { InvitationView } from '@netsign/contracts';
import { ActNote, format, problemSentence, ProblemBanner, useLanguage, useTitles } from '@netsign/ui';
import { useT } from '../../i18n/index.js';
import { CodeField } from '../../parts/code-field.js';
import { Sheet } from '../../parts/sheet.js';
import { useAccept, useAcceptChallenge, useProve } from './invitations.queries.js';

interface Props { readonly view: InvitationView; readonly open: boolean; readonly onClose: () => void }

/** Accepting: the essence and what follows, the code by SMS, the act, and who has it next. */
export function AcceptSheet({ view, open, onClose }: Props) {
  const t = useT();
  const accept = useAccept();
  const prove = useProve();
  const challenge = useAcceptChallenge(view);
  const [code, setCode] = useState('');
  const [read, setRead] = useState(view.textHash);
  const ask = () => {
    setCode('');
    prove.reset();
    accept.reset();
    setRead(view.textHash);
    challenge.mutate();
  };
  // The code is on its way while the essence is being read: one tap less between reading and signing.
  const askAtOnce = useEffectEvent(() => { if (challenge.isIdle && accept.result === null) ask(); });
  useEffect(() => { if (open) askAtOnce(); }, [open]);
  const close = () => {
    challenge.reset();
    prove.reset();
    accept.reset();
    setCode('');
    onClose();
  };
  const submit = async (challengeId: string) => {
    const proven = await prove.mutateAsync({ challengeId, code });
    await accept.start({ id: view.id, textHash: read, proof: proven.proof });
  };
  const busy = accept.busy || prove.isPending;
  const done = accept.result !== null;
  return (
    <Sheet open={open} onClose={close} title={done ? t.accept.doneTitle : t.accept.title} locked={busy}>
      {accept.result === null
        ? <Form {...{ view, code, setCode, ask, busy, prove, accept, challenge, close }} submit={id => { submit(id).catch((error: unknown) => { if (!(error instanceof Error)) throw error; }); }} />
        : <Done view={accept.result} onClose={close} />}
    </Sheet>
  );
}

interface FormProps {
  readonly view: InvitationView;
  readonly code: string;
  readonly setCode: (code: string) => void;
  readonly ask: () => void;
  readonly submit: (challengeId: string) => void;
  readonly busy: boolean;
  readonly close: () => void;
  readonly prove: ReturnType<typeof useProve>;
  readonly accept: ReturnType<typeof useAccept>;
  readonly challenge: ReturnType<typeof useAcceptChallenge>;
}

function Form({ view, code, setCode, ask, submit, busy, close, prove, accept, challenge }: FormProps) {
  const t = useT();
  const { language } = useLanguage();
  const sent = challenge.data;
  const wrong = prove.error instanceof ApiProblem && prove.error.code.startsWith('CODE_') ? [problemSentence(prove.error, language)] : undefined;
  const submitted = (event: FormEvent) => {
    event.preventDefault();
    if (sent === undefined || accept.state === 'refused') ask();
    else submit(sent.challengeId);
  };
  // Another tab, the employer or the clock was faster: nothing is left to sign here, and the page behind says how it stands.
  const possible = busy || view.actions.some(one => one.action === 'accept' && one.allowed);
  if (!possible) {
    return (
      <div className="form">
        <ProblemBanner problem={accept.problem} />
        <p>{t.accept.gone}</p>
        <button type="button" className="btn primary wide" onClick={close} autoFocus>{t.accept.ok}</button>
      </div>
    );
  }
  return (
    <form className="form" onSubmit={submitted} noValidate>
      <Essence view={view} />
      <ProblemBanner problem={accept.problem ?? challenge.error ?? (wrong === undefined ? prove.error : null)} />
      {sent !== undefined && accept.state !== 'refused' && <CodeField sentTo={sent.sentTo} value={code} onChange={setCode} again={ask} errors={wrong} sending={sent.challengeId} />}
      <ActNote state={prove.isPending ? 'sending' : accept.state} />
      <button type="submit" className="btn primary wide" disabled={busy || challenge.isPending}>
        {accept.state === 'refused' ? t.accept.newCode : sent === undefined ? t.accept.getCode : t.accept.sure}
      </button>
    </form>
  );
}

function Essence({ view }: { view: InvitationView }) {
  const t = useT();
  const { language } = useLanguage();
  const { role } = useTitles();
  const { graduatePenalty } = view.terms;
  const pay = view.monthlyPay === null ? t.signing.payOpen : format.money(view.monthlyPay, language);
  const terms: Record<string, string> = useTitles().term;
  const unlawful = view.lawChecks.filter(check => !check.ok).map(check => `${terms[check.term] ?? check.term}（${check.law}）`);
  return (
    <>
      <p><strong>{t.accept.essence(view.employer.name, view.position, pay)}</strong></p>
      {unlawful.length > 0 && <div className="banner stop" role="note"><strong aria-hidden="true">△</strong><p>{t.accept.unlawful(unlawful.join(language === 'en' ? ', ' : '、'))}</p></div>}
      <p className="mean">
        {t.accept.consequence(view.departmentTakesPart ? view.departmentName : role.school)}
        {typeof graduatePenalty === 'number' && graduatePenalty > 0 && <><br />{t.accept.penalty(format.money(graduatePenalty, language))}</>}
      </p>
    </>
  );
}

function Done({ view, onClose }: { view: InvitationView; onClose: () => void }) {
  const t = useT();
  const { role } = useTitles();
  return (
    <div className="form" role="status">
      <p>{t.accept.done(view.owner === 'department' ? view.departmentName : role.school)}</p>
      <button type="button" className="btn primary wide" onClick={onClose} autoFocus>{t.accept.ok}</button>
    </div>
  );
}

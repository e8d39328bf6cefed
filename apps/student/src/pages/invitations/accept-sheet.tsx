import { useEffect, useEffectEvent, useState, type FormEvent } from 'react';
import { ApiProblem } from '@netsign/api-client';
import type { InvitationView } from '@netsign/contracts';
import { ActNote, fieldProblems, format, ProblemBanner, useLanguage, useTitles } from '@netsign/ui';
import { useT } from '../../i18n/index.js';
import { CodeField } from '../../parts/code-field.js';
import { Sheet } from '../../parts/sheet.js';
import { useAccept, useAcceptChallenge } from './invitations.queries.js';

const CODE_FIELD = 'accept-code';
const isMistyped = (problem: unknown) => problem instanceof ApiProblem && problem.code === 'CODE_WRONG';

interface Props { readonly view: InvitationView; readonly open: boolean; readonly onClose: () => void }

/** Accepting: the essence and what follows, the code by SMS, the act, and who has it next. */
export function AcceptSheet({ view, open, onClose }: Props) {
  const t = useT();
  const accept = useAccept();
  const challenge = useAcceptChallenge(view);
  const [code, setCode] = useState('');
  const [read, setRead] = useState(view.textHash);
  const ask = () => {
    setCode('');
    accept.reset();
    setRead(view.textHash);
    challenge.mutate();
  };
  // The code is on its way while the essence is being read: one tap less between reading and signing.
  const askAtOnce = useEffectEvent(() => { if (challenge.isIdle && accept.result === null) ask(); });
  useEffect(() => { if (open) askAtOnce(); }, [open]);
  const close = () => {
    challenge.reset();
    accept.reset();
    setCode('');
    onClose();
  };
  const submit = (challengeId: string) => { void accept.start({ id: view.id, textHash: read, challengeId, code }); };
  const done = accept.result !== null;
  return (
    <Sheet open={open} onClose={close} title={done ? t.accept.doneTitle : t.accept.title} locked={accept.busy}>
      {accept.result === null
        ? <Form {...{ view, code, setCode, ask, submit, accept, challenge, close }} />
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
  readonly close: () => void;
  readonly accept: ReturnType<typeof useAccept>;
  readonly challenge: ReturnType<typeof useAcceptChallenge>;
}

/** After a refusal the code is typed anew where only that was wrong; for anything else a new one is asked for. */
function Form({ view, code, setCode, ask, submit, close, accept, challenge }: FormProps) {
  const t = useT();
  const { language } = useLanguage();
  const sent = challenge.data;
  const wrong = fieldProblems(accept.problem, '/code', language);
  const spent = accept.state === 'refused' && !isMistyped(accept.problem);
  const submitted = (event: FormEvent) => {
    event.preventDefault();
    if (accept.busy || challenge.isPending) return;
    if (sent === undefined || spent) ask();
    else submit(sent.challengeId);
  };
  // Another tab, the employer or the clock was faster: nothing is left to sign here, and the page behind says how it stands.
  const possible = accept.busy || view.actions.some(one => one.action === 'accept' && one.allowed);
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
      <ProblemBanner problem={accept.problem ?? challenge.error} field={at => (at === '/code' ? { label: t.code.label, id: CODE_FIELD } : null)} />
      {sent !== undefined && !spent && <CodeField id={CODE_FIELD} sentTo={sent.sentTo} value={code} onChange={setCode} again={ask} errors={wrong} sending={sent.challengeId} />}
      <ActNote state={accept.state} />
      <button type="submit" className="btn primary wide" aria-disabled={accept.busy || challenge.isPending ? true : undefined}>
        {spent ? t.accept.newCode : sent === undefined ? t.accept.getCode : t.accept.sure}
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

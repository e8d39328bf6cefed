import { useEffect, useEffectEvent, useState, type FormEvent } from 'react';
import { ApiProblem } from '@netsign/api-client';
import { dissentReasons, type DissentReason, type TerminationView } from '@netsign/contracts';
import { ActNote, fieldProblems, ProblemBanner, terminationPhrases, useLanguage, usePhrases, useTitles } from '@netsign/ui';
import { CodeField } from '../../parts/code-field.js';
import { Choices, LongField } from '../../parts/field.js';
import { Sheet } from '../../parts/sheet.js';
import { useConsent, useConsentChallenge, useDissent, useWithdraw } from '../../termination.queries.js';

interface Props { readonly view: TerminationView; readonly open: boolean; readonly onClose: () => void }
const isMistyped = (problem: unknown) => problem instanceof ApiProblem && problem.code === 'CODE_WRONG';

function Done({ text, onClose }: { text: string; onClose: () => void }) {
  const { close } = usePhrases(terminationPhrases);
  return <div className="form" role="status"><p>{text}</p><button type="button" className="btn primary wide" onClick={onClose} autoFocus>{close}</button></div>;
}

/** Consenting: what follows, the code by SMS for this very letter, the act. */
export function ConsentSheet({ view, open, onClose }: Props) {
  const t = usePhrases(terminationPhrases);
  const { language } = useLanguage();
  const consent = useConsent();
  const challenge = useConsentChallenge(view);
  const [code, setCode] = useState('');
  const ask = () => { setCode(''); consent.reset(); challenge.mutate(); };
  const askAtOnce = useEffectEvent(() => { if (challenge.isIdle && consent.result === null) ask(); });
  useEffect(() => { if (open) askAtOnce(); }, [open]);
  const close = () => { challenge.reset(); consent.reset(); setCode(''); onClose(); };
  const sent = challenge.data;
  const spent = consent.state === 'refused' && !isMistyped(consent.problem);
  const submit = (event: FormEvent) => {
    event.preventDefault();
    if (consent.busy || challenge.isPending) return;
    if (sent === undefined || spent) ask();
    else void consent.start({ id: view.id, textHash: sent.textHash, challengeId: sent.challengeId, code });
  };
  return (
    <Sheet open={open} onClose={close} title={t.consent.title} locked={consent.busy}>
      {consent.result !== null ? <Done text={t.consent.done} onClose={close} /> : (
        <form className="form" onSubmit={submit} noValidate>
          <p><strong>{t.consent.essence(view.employerName)}</strong></p>
          <p className="mean">{t.consent.consequence}</p>
          <ProblemBanner problem={consent.problem ?? challenge.error} field={at => (at === '/code' ? { label: t.code, id: 'consent-code' } : null)} />
          {sent !== undefined && !spent && <CodeField id="consent-code" sentTo={sent.sentTo} value={code} onChange={setCode} again={ask} errors={fieldProblems(consent.problem, '/code', language)} sending={sent.challengeId} />}
          <ActNote state={consent.state} />
          <button type="submit" className="btn primary wide" aria-disabled={consent.busy || challenge.isPending ? true : undefined}>{spent ? t.again : sent === undefined ? t.getCode : t.consent.sure}</button>
        </form>
      )}
    </Sheet>
  );
}

/** Not consenting: a reason from the list and a word to the other side. */
export function DissentSheet({ view, open, onClose }: Props) {
  const t = usePhrases(terminationPhrases);
  const { language } = useLanguage();
  const { dissentReason } = useTitles();
  const dissent = useDissent();
  const [reasonCode, setCode] = useState<DissentReason | null>(null);
  const [reason, setReason] = useState('');
  const submit = (event: FormEvent) => {
    event.preventDefault();
    if (!dissent.busy) void dissent.start({ id: view.id, reasonCode, reason });
  };
  return (
    <Sheet open={open} onClose={onClose} title={t.refuse.title} locked={dissent.busy}>
      {dissent.result !== null ? <Done text={t.refuse.done} onClose={onClose} /> : (
        <form className="form" onSubmit={submit} noValidate>
          <p>{t.refuse.lead}</p>
          <ProblemBanner problem={dissent.problem} field={at => (at === '/reason' ? { label: t.ask.reason, id: 'dissent-reason' } : { label: t.ask.reasonCode, id: 'dissent-code' })} />
          <Choices id="dissent-code" legend={t.ask.reasonCode} name="dissentCode" errors={fieldProblems(dissent.problem, '/reasonCode', language)} options={dissentReasons.map(one => [one, dissentReason[one]] as const)} value={reasonCode} onChange={setCode} />
          <LongField id="dissent-reason" label={t.ask.reason} hint={t.ask.reasonHint} errors={fieldProblems(dissent.problem, '/reason', language)} value={reason} maxLength={500} onChange={event => { setReason(event.target.value); }} />
          <ActNote state={dissent.state} />
          <button type="submit" className="btn danger wide" aria-disabled={dissent.busy ? true : undefined}>{t.refuse.sure}</button>
        </form>
      )}
    </Sheet>
  );
}

/** Withdrawing the own request, while it is not answered. */
export function WithdrawSheet({ view, open, onClose }: Props) {
  const t = usePhrases(terminationPhrases);
  const withdraw = useWithdraw();
  return (
    <Sheet open={open} onClose={onClose} title={t.withdraw.title} locked={withdraw.busy}>
      {withdraw.result !== null ? <Done text={t.withdraw.done} onClose={onClose} /> : (
        <div className="form">
          <p>{t.withdraw.lead}</p>
          <ProblemBanner problem={withdraw.problem} />
          <ActNote state={withdraw.state} />
          <button type="button" className="btn danger wide" disabled={withdraw.busy} onClick={() => { void withdraw.start({ id: view.id }); }}>{t.withdraw.sure}</button>
        </div>
      )}
    </Sheet>
  );
}

import { useState, type FormEvent } from 'react';
import { useNavigate, useParams } from 'react-router';
import { ApiProblem } from '@netsign/api-client';
import { terminationReasons } from '@netsign/contracts';
import { ActNote, fieldProblems, ProblemBanner, terminationPhrases, useLanguage, usePhrases, useTitles } from '@netsign/ui';
import { CodeField } from '../../parts/code-field.js';
import { Choices, LongField } from '../../parts/field.js';
import { Page } from '../../parts/page.js';
import { paths } from '../../paths.js';
import { useAsk, useLetter } from '../../termination.queries.js';
import { LetterText } from './letter-text.js';

type Reason = (typeof terminationReasons.graduate)[number];
const isMistyped = (problem: unknown) => problem instanceof ApiProblem && problem.code === 'CODE_WRONG';

/** Asking to end one's agreement: the reason first, then the letter as the other side will read it, signed by a code. */
export function AskPage() {
  const { id = '' } = useParams();
  const t = usePhrases(terminationPhrases);
  const letter = useLetter();
  const [written, setWritten] = useState<{ reasonCode: Reason | null; reason: string }>({ reasonCode: null, reason: '' });
  return (
    <Page title={t.ask.title} back={paths.agreement(id)}>
      {letter.data === undefined
        ? <ReasonForm {...{ id, written, setWritten, letter }} />
        : <SignForm letter={letter} onEdit={() => { letter.reset(); }} />}
    </Page>
  );
}

interface ReasonProps { readonly id: string; readonly written: { reasonCode: Reason | null; reason: string }; readonly setWritten: (written: { reasonCode: Reason | null; reason: string }) => void; readonly letter: ReturnType<typeof useLetter> }

function ReasonForm({ id, written, setWritten, letter }: ReasonProps) {
  const t = usePhrases(terminationPhrases);
  const { language } = useLanguage();
  const { terminationReason } = useTitles();
  const [missing, setMissing] = useState(false);
  const submit = (event: FormEvent) => {
    event.preventDefault();
    setMissing(written.reasonCode === null);
    if (written.reasonCode !== null && !letter.isPending) letter.mutate({ id, reasonCode: written.reasonCode, reason: written.reason, files: [] });
  };
  return (
    <form className="form card" onSubmit={submit} noValidate>
      <p>{t.ask.lead}</p>
      <ProblemBanner problem={letter.error} field={at => (at === '/reason' ? { label: t.ask.reason, id: 'ask-reason' } : null)} />
      <Choices id="ask-reason-code" legend={t.ask.reasonCode} name="reasonCode" errors={missing ? [t.ask.choose] : []} options={terminationReasons.graduate.map(one => [one, terminationReason[one]] as const)} value={written.reasonCode} onChange={reasonCode => { setWritten({ ...written, reasonCode }); setMissing(false); }} />
      <LongField id="ask-reason" label={t.ask.reason} hint={t.ask.reasonHint} errors={fieldProblems(letter.error, '/reason', language)} value={written.reason} maxLength={500} onChange={event => { setWritten({ ...written, reason: event.target.value }); }} />
      <button type="submit" className="btn primary wide" aria-disabled={letter.isPending ? true : undefined}>{t.ask.next}</button>
    </form>
  );
}

/** After a refusal the code is typed anew where only that was wrong; for anything else a new one is asked for. */
function SignForm({ letter, onEdit }: { letter: ReturnType<typeof useLetter>; onEdit: () => void }) {
  const t = usePhrases(terminationPhrases);
  const { language } = useLanguage();
  const navigate = useNavigate();
  const ask = useAsk();
  const [code, setCode] = useState('');
  const { ask: asked, letter: { text, textHash }, challenge } = letter.data!;
  const spent = ask.state === 'refused' && !isMistyped(ask.problem);
  const again = () => { setCode(''); ask.reset(); letter.mutate(asked); };
  const submit = async (event: FormEvent) => {
    event.preventDefault();
    if (ask.busy || letter.isPending) return;
    if (spent) { again(); return; }
    const view = await ask.start({ ask: asked, textHash, challengeId: challenge.challengeId, code });
    if (view !== null) void navigate(paths.termination(view.id), { replace: true });
  };
  return (
    <>
      <p>{t.ask.read}</p>
      <LetterText text={text} />
      <form className="form card" onSubmit={event => { void submit(event); }} noValidate>
        <p className="mean">{t.ask.essence} {t.inForceStill}</p>
        <ProblemBanner problem={ask.problem} field={at => (at === '/code' ? { label: t.code, id: 'ask-code' } : null)} />
        {!spent && <CodeField id="ask-code" sentTo={challenge.sentTo} value={code} onChange={setCode} again={again} errors={fieldProblems(ask.problem, '/code', language)} sending={challenge.challengeId} />}
        <ActNote state={ask.state} />
        <button type="submit" className="btn primary wide" aria-disabled={ask.busy ? true : undefined}>{spent ? t.again : t.ask.sure}</button>
        <button type="button" className="btn wide" onClick={onEdit} disabled={ask.busy}>{t.ask.edit}</button>
      </form>
    </>
  );
}

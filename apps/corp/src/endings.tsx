import { useState } from 'react';
import { Input, Radio } from 'antd';
import { terminationReasons, type AgreementView, type TerminationView } from '@netsign/contracts';
import { ActionBar, format, ProblemBanner, terminationPhrases, useAct, useLanguage, usePhrases, useTitles } from '@netsign/ui';
import { ConfirmDialog, Field, isReason, Letter, SignDialog, TerminationTag } from '@netsign/ui/desk';
import { Link, useNavigate } from 'react-router';
import { paths } from './paths.js';
import { agreements, identity } from './platform.js';
import { useEndings } from './termination.queries.js';

type Reason = (typeof terminationReasons.employer)[number];

/** What was asked to end an agreement, and the way to ask. */
export function Endings({ agreement }: { agreement: AgreementView }) {
  const t = usePhrases(terminationPhrases);
  const { language } = useLanguage();
  const { data } = useEndings(agreement.id);
  const [asking, setAsking] = useState(false);
  if (data === undefined || (data.items.length === 0 && agreement.status !== 'in_force')) return null;
  return (
    <section className="card desk-stack">
      <h2>{t.title}</h2>
      {data.items.length > 0 && <ul className="desk-list">{data.items.map(one => <li key={one.id}><Link className="desk-link" to={paths.termination(one.id)}>{t.see}</Link><TerminationTag status={one.status} /><span className="desk-quiet num">{format.moment(one.askedAt, language)}</span></li>)}</ul>}
      {agreement.status === 'in_force' && <ActionBar actions={data.actions} buttons={[{ action: 'ask', label: t.ask.open, kind: 'danger', onClick: () => { setAsking(true); } }]} />}
      {asking && <AskDialog agreement={agreement} onClose={() => { setAsking(false); }} />}
    </section>
  );
}

/** The reason first, then the letter as the graduate will read it, signed by a code. */
function AskDialog({ agreement, onClose }: { agreement: AgreementView; onClose: () => void }) {
  const t = usePhrases(terminationPhrases);
  const titles = useTitles();
  const navigate = useNavigate();
  const [reasonCode, setCode] = useState<Reason | null>(null);
  const [reason, setReason] = useState('');
  const [tried, setTried] = useState(false);
  const letter = useAct((input: { reasonCode: Reason; reason: string }) => agreements.terminationLetter({ id: agreement.id, files: [], ...input }));
  const who = <p><b>{agreement.graduateName} · {agreement.position}</b></p>;
  if (letter.result !== null && reasonCode !== null) {
    const { text, textHash, agreementVersion } = letter.result;
    return (
      <SignDialog identity={identity} act={{ endpoint: 'agreements.askTermination', caseId: agreement.id, caseVersion: agreementVersion, textHash }} title={t.ask.title} confirm={t.ask.sure} danger
        essence={<>{who}<p>{t.ask.read}</p><p>{t.ask.essence} {t.inForceStill}</p></>} onCancel={onClose} onDone={(view: TerminationView) => { void navigate(paths.termination(view.id)); }}
        run={(proof, options) => agreements.askTermination({ id: agreement.id, reasonCode, reason, files: [], textHash, proof }, options)}>
        <Letter text={text} />
      </SignDialog>
    );
  }
  const next = () => {
    setTried(true);
    if (reasonCode !== null && isReason(reason)) void letter.start({ reasonCode, reason });
  };
  return (
    <ConfirmDialog open title={t.ask.title} essence={<>{who}<p>{t.ask.lead}</p></>} confirm={t.ask.next} cancel={t.cancel} act={letter} onConfirm={next} onCancel={onClose}>
      <fieldset className="desk-choice">
        <legend>{t.ask.reasonCode}</legend>
        <Radio.Group vertical value={reasonCode ?? undefined} onChange={event => { setCode(event.target.value as Reason); }} options={terminationReasons.employer.map(value => ({ value, label: titles.terminationReason[value] }))} />
        {tried && reasonCode === null && <p className="desk-field-note stop" role="alert">△ {t.ask.choose}</p>}
      </fieldset>
      <Field label={t.ask.reason} hint={t.ask.reasonHint} error={tried && !isReason(reason) ? t.ask.reasonHint : null}>
        {ids => <Input.TextArea {...ids} rows={3} maxLength={500} showCount value={reason} onChange={event => { setReason(event.target.value); }} />}
      </Field>
      {letter.state === 'refused' && <ProblemBanner problem={letter.problem} />}
    </ConfirmDialog>
  );
}

import { useState } from 'react';
import { dissentReasons, type DissentReason, type TerminationView } from '@netsign/contracts';
import { ActionBar, terminationPhrases, useAct, usePhrases, useTitles } from '@netsign/ui';
import { CaseHistory, ConfirmDialog, DeskPage, isReason, LinkButton, Loadable, ReasonFields, SignDialog, TerminationPaper, TerminationTag } from '@netsign/ui/desk';
import { useParams } from 'react-router';
import { paths } from '../../paths.js';
import { agreements, identity } from '../../platform.js';
import { useTermination, useTerminationHistory } from '../../termination.queries.js';

/** One request to end an agreement: the letter, where it stands, and what this employer may do. */
export default function TerminationPage() {
  const { id = '' } = useParams();
  const t = usePhrases(terminationPhrases);
  const query = useTermination(id);
  if (query.data === undefined) return <DeskPage title={t.title}><Loadable query={query} back={<LinkButton to={paths.terminations}>{t.list}</LinkButton>}>{() => null}</Loadable></DeskPage>;
  return <Loadable query={query}>{view => <Detail view={view} />}</Loadable>;
}

type Open = 'consent' | 'refuse' | 'withdraw' | null;

function Detail({ view }: { view: TerminationView }) {
  const t = usePhrases(terminationPhrases);
  const names = useTitles().terminationAction;
  const history = useTerminationHistory(view.id, view.version);
  const [open, setOpen] = useState<Open>(null);
  const close = () => { setOpen(null); };
  const withdraw = useAct(agreements.withdrawTermination, close);
  return (
    <DeskPage title={`${t.title} · ${view.graduateName} · ${view.position}`} beside={<TerminationTag status={view.status} />} end={<LinkButton to={paths.agreement(view.agreementId)}>{t.back}</LinkButton>}>
      <div className="desk-aside">
        <TerminationPaper view={view} reader="employer" />
        <div className="desk-stack">
          <ActionBar actions={view.actions} buttons={[
            { action: 'consent', label: names.consent, kind: 'primary', onClick: () => { setOpen('consent'); } },
            { action: 'refuse', label: names.refuse, kind: 'danger', onClick: () => { setOpen('refuse'); } },
            { action: 'withdraw', label: names.withdraw, kind: 'danger', onClick: () => { withdraw.reset(); setOpen('withdraw'); } },
          ]} />
          <section className="card desk-stack"><h2>{t.history}</h2><Loadable query={history}>{answer => <CaseHistory of="termination" lines={answer.items} />}</Loadable></section>
        </div>
      </div>
      {open === 'consent' && (
        <SignDialog identity={identity} act={{ endpoint: 'agreements.consentTermination', caseId: view.id, caseVersion: view.version, textHash: view.textHash }} title={t.consent.title} confirm={t.consent.sure} danger
          essence={<><p><b>{t.consent.essence(view.graduateName)}</b></p><p>{t.consent.consequence}</p></>} run={(proof, options) => agreements.consentTermination({ id: view.id, textHash: view.textHash, proof }, options)} onDone={close} onCancel={close} />
      )}
      {open === 'refuse' && <Dissent view={view} onClose={close} />}
      <ConfirmDialog open={open === 'withdraw'} title={t.withdraw.title} essence={t.withdraw.lead} confirm={t.withdraw.sure} cancel={t.cancel} danger act={withdraw} onConfirm={() => { void withdraw.start({ id: view.id }); }} onCancel={close} />
    </DeskPage>
  );
}

function Dissent({ view, onClose }: { view: TerminationView; onClose: () => void }) {
  const t = usePhrases(terminationPhrases);
  const titles = useTitles().dissentReason;
  const [code, setCode] = useState<DissentReason | null>(null);
  const [reason, setReason] = useState('');
  const [tried, setTried] = useState(false);
  const refuse = useAct(agreements.refuseTermination, onClose);
  const confirm = () => {
    setTried(true);
    if (code !== null && isReason(reason)) void refuse.start({ id: view.id, reasonCode: code, reason });
  };
  return (
    <ConfirmDialog open title={t.refuse.title} essence={t.refuse.lead} confirm={t.refuse.sure} cancel={t.cancel} danger act={refuse} onConfirm={confirm} onCancel={onClose}>
      <ReasonFields<DissentReason> codes={dissentReasons.map(value => ({ value, label: titles[value] }))} code={code} onCode={setCode} text={reason} onText={setReason} hint={t.ask.reasonHint} tried={tried} />
    </ConfirmDialog>
  );
}

import { useState, type ReactNode } from 'react';
import { App } from 'antd';
import { reviewReasons, type ReviewReason, type TerminationView } from '@netsign/contracts';
import { ActionBar, terminationPhrases, useAct, useMe, usePhrases, useTitles } from '@netsign/ui';
import { CaseHistory, ConfirmDialog, DeskPage, isReason, LinkButton, Loadable, ReasonFields, SignDialog, TerminationPaper, TerminationTag } from '@netsign/ui/desk';
import { useParams } from 'react-router';
import { paths } from '../../paths.js';
import { agreements, identity } from '../../platform.js';
import { ForceDialog } from './force-dialog.js';
import { useTermination, useTerminationHistory } from './terminations.queries.js';

type Open = 'pass' | 'certify' | 'fail' | 'request_force' | 'drop_force' | 'force' | null;

/** One request to end an agreement: the letter, what the sides have said, and the office's acts. */
export default function TerminationPage() {
  const { id = '' } = useParams();
  const t = usePhrases(terminationPhrases);
  const query = useTermination(id);
  if (query.data === undefined) return <DeskPage title={t.title}><Loadable query={query} back={<LinkButton to={paths.terminations}>{t.list}</LinkButton>}>{() => null}</Loadable></DeskPage>;
  return <Loadable query={query}>{view => <Detail view={view} />}</Loadable>;
}

function Detail({ view }: { view: TerminationView }) {
  const t = usePhrases(terminationPhrases);
  const titles = useTitles();
  const { role } = useMe().actor;
  const history = useTerminationHistory(view.id, view.version);
  const [open, setOpen] = useState<Open>(null);
  const names = titles.terminationAction;
  return (
    <DeskPage title={`${t.title} · ${view.graduateName} → ${view.employerName}`} beside={<><TerminationTag status={view.status} />{view.overdue && <span className="tag wait" data-mark="…">{t.overdue}</span>}</>} end={<LinkButton to={paths.terminations}>{t.list}</LinkButton>}>
      <p className="desk-quiet">{view.schoolName} · {view.departmentName} · {view.position} · <span className="num">{view.agreementNumber}</span></p>
      <div className="desk-aside">
        <TerminationPaper view={view} reader={role} />
        <div className="desk-stack">
          <ActionBar actions={view.actions} buttons={[
            { action: 'pass', label: names.pass, kind: 'primary', onClick: () => { setOpen('pass'); } },
            { action: 'certify', label: titles.certify[view.mode], kind: 'primary', onClick: () => { setOpen('certify'); } },
            { action: 'fail', label: names.fail, kind: 'danger', onClick: () => { setOpen('fail'); } },
            { action: 'request_force', label: names.request_force, kind: 'danger', onClick: () => { setOpen('request_force'); } },
            { action: 'force', label: names.force, kind: 'danger', onClick: () => { setOpen('force'); } },
            { action: 'drop_force', label: names.drop_force, onClick: () => { setOpen('drop_force'); } },
          ]} />
          <section className="card desk-stack"><h2>{t.history}</h2><Loadable query={history}>{answer => <CaseHistory of="termination" lines={answer.items} />}</Loadable></section>
        </div>
      </div>
      <Dialogs view={view} open={open} onClose={() => { setOpen(null); }} />
    </DeskPage>
  );
}

function Dialogs({ view, open, onClose }: { view: TerminationView; open: Open; onClose: () => void }) {
  const t = usePhrases(terminationPhrases);
  const titles = useTitles();
  const { message } = App.useApp();
  const done = () => {
    onClose();
    void message.success(t.review.done);
  };
  const who = <p><b>{view.graduateName} · {view.departmentName} → {view.employerName} · {view.position}</b></p>;
  switch (open) {
    case 'pass': return <Confirm act={agreements.passTermination} id={view.id} title={t.review.pass} essence={<>{who}<p>{t.review.passEssence}</p></>} onDone={done} onClose={onClose} />;
    case 'certify': return <Confirm act={agreements.certifyTermination} id={view.id} title={titles.certify[view.mode]} essence={<>{who}<p>{t.review.certifyEssence}</p></>} danger onDone={done} onClose={onClose} />;
    case 'drop_force': return <Confirm act={agreements.dropForce} id={view.id} title={t.force.drop} essence={<>{who}<p>{t.force.dropEssence}</p></>} onDone={done} onClose={onClose} />;
    case 'fail': return <Fail view={view} onDone={done} onClose={onClose} />;
    case 'request_force': return <ForceDialog view={view} onDone={done} onClose={onClose} />;
    case 'force': return view.force === null ? null : (
      <SignDialog identity={identity} act={{ endpoint: 'agreements.force', caseId: view.id, caseVersion: view.version, textHash: view.force.textHash }} title={t.force.confirmTitle} confirm={t.force.sure} danger
        essence={<><p><b>{t.force.confirmEssence(view.graduateName, view.employerName)}</b></p><p>{titles.forceGround[view.force.ground]}：{view.force.reason}</p></>}
        run={(proof, options) => agreements.force({ id: view.id, textHash: view.force!.textHash, proof }, options)} onDone={done} onCancel={onClose} />
    );
    case null: return null;
  }
}

interface ConfirmProps { readonly act: typeof agreements.passTermination; readonly id: string; readonly title: string; readonly essence: ReactNode; readonly danger?: boolean; readonly onDone: () => void; readonly onClose: () => void }

function Confirm({ act: run, id, title, essence, danger = false, onDone, onClose }: ConfirmProps) {
  const t = usePhrases(terminationPhrases);
  const act = useAct(run, onDone);
  return <ConfirmDialog open title={title} essence={essence} confirm={title} cancel={t.cancel} danger={danger} act={act} onConfirm={() => { void act.start({ id }); }} onCancel={onClose} />;
}

function Fail({ view, onDone, onClose }: { view: TerminationView; onDone: () => void; onClose: () => void }) {
  const t = usePhrases(terminationPhrases);
  const titles = useTitles().reviewReason;
  const [code, setCode] = useState<ReviewReason | null>(null);
  const [reason, setReason] = useState('');
  const [tried, setTried] = useState(false);
  const fail = useAct(agreements.failTermination, onDone);
  const confirm = () => {
    setTried(true);
    if (code !== null && isReason(reason)) void fail.start({ id: view.id, reasonCode: code, reason });
  };
  return (
    <ConfirmDialog open title={t.review.failTitle} essence={t.review.failEssence} confirm={t.review.fail} cancel={t.cancel} danger act={fail} onConfirm={confirm} onCancel={onClose}>
      <ReasonFields<ReviewReason> codes={reviewReasons.map(value => ({ value, label: titles[value] }))} code={code} onCode={setCode} text={reason} onText={setReason} hint={t.ask.reasonHint} tried={tried} />
    </ConfirmDialog>
  );
}

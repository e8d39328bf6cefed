import { useState } from 'react';
import { App, Button } from 'antd';
import { employerNatures, findCode, industries, provinces, educationLevels, reviewReasons, type Codes, type InvitationView, type Language, type ReviewReason } from '@netsign/contracts';
import { codeSentence, Countdown, format, useAct, useKept, useLanguage, useTitles } from '@netsign/ui';
import { AgreementPaper, CaseHistory, ConfirmDialog, DocumentLink, InvitationTag, LawChecks, Loadable, ReasonFields, reasonTitle, useReasonFields } from '@netsign/ui/desk';
import { useText } from '../../i18n/index.js';
import { agreements } from '../../platform.js';
import { useCase, useCaseAgreement, useCaseHistory } from './inbox.queries.js';
import { useKeys } from './use-keys.js';

interface PanelProps { readonly id: string; readonly role: 'department' | 'school'; readonly onNext: () => void; readonly onPrevious: () => void; readonly onSettled: () => void }

/** One case: the paper, whose it is, what the checks say, what happened, and the reviewer's acts. */
export function CasePanel(props: PanelProps) {
  const query = useCase(props.id);
  return <section className="inbox-case"><Loadable query={query}>{view => <Case view={view} {...props} />}</Loadable></section>;
}

function Case({ view, role, onNext, onPrevious, onSettled }: PanelProps & { view: InvitationView }) {
  const t = useText();
  const titles = useTitles();
  const { language } = useLanguage();
  const history = useCaseHistory(view.id, view.version);
  return (
    <>
      <div className="desk-title"><h2>{view.graduateName} → {view.employerName}</h2><InvitationTag status={view.status} mode={view.mode} />{view.overdue && <span className="tag wait" data-mark="…">{t.inbox.overdue}</span>}</div>
      {view.alerts.length > 0 && <div className="banner stop" role="note"><strong aria-hidden="true">△</strong><div><b>{t.inbox.notes}</b>{view.alerts.map(code => <p key={code}>{codeSentence(code, language)}</p>)}</div></div>}
      {view.closing !== null && <div className="banner wait"><p>{[view.closing.reasonCode === null ? null : reasonTitle(view.closing.reasonCode, titles), view.closing.reason].filter(text => text !== null).join('：') || titles.invitationStatus[view.status]}</p></div>}
      <div className="desk-aside">
        <div className="desk-stack" aria-label={t.inbox.paper} role="group"><AgreementPaper view={view} /></div>
        <div className="desk-stack">
          <div><h3>{t.inbox.data}</h3><Facts view={view} /></div>
          <div><h3>{t.inbox.checks}</h3><LawChecks checks={view.lawChecks} /></div>
          {view.agreementId !== null && <div><h3>{t.inbox.document}</h3><CaseDocument id={view.agreementId} /></div>}
          <div><h3>{t.inbox.history}</h3><Loadable query={history}>{answer => <CaseHistory lines={answer.items} />}</Loadable></div>
        </div>
      </div>
      <Acts view={view} role={role} onNext={onNext} onPrevious={onPrevious} onSettled={onSettled} />
    </>
  );
}

function CaseDocument({ id }: { id: string }) {
  const query = useCaseAgreement(id);
  return <Loadable query={query}>{agreement => <DocumentLink end="admin" agreement={agreement} />}</Loadable>;
}

const named = (list: Codes, code: string, language: Language): string => { const row = findCode(list, code); return row === null ? code : language === 'en' ? row.en : row.zh; };

function Facts({ view }: { view: InvitationView }) {
  const t = useText();
  const { language } = useLanguage();
  const rows: [string, string][] = [
    [t.inbox.graduate, view.graduate.name], [t.inbox.idNumber, view.graduate.idMasked], [t.inbox.department, view.departmentName], [t.inbox.major, view.graduate.majorName],
    [t.inbox.level, named(educationLevels, view.graduate.educationLevel, language)], [t.inbox.graduatesOn, view.graduate.graduatesOn],
    [t.inbox.employer, view.employer.name], [t.inbox.creditCode, view.employer.creditCode], [t.inbox.nature, named(employerNatures, view.employer.nature, language)],
    [t.inbox.industry, named(industries, view.employer.industry, language)], [t.inbox.region, `${named(provinces, view.employer.region.slice(0, 2), language)} ${view.employer.region}`], [t.inbox.address, view.employer.address],
    [t.inbox.review, view.departmentTakesPart ? t.inbox.on : t.inbox.off],
    ...(view.agreementNumber === null ? [] : [[t.inbox.agreement, view.agreementNumber] as [string, string]]),
  ];
  return <table className="plain"><tbody>{rows.filter(([, value]) => value !== '').map(([label, value]) => <tr key={label}><th scope="row">{label}</th><td>{value}</td></tr>)}</tbody></table>;
}

/** Approve and return, by button or key. An act that is refused stays, disabled, with its reason in words. */
function Acts({ view, role, onNext, onPrevious, onSettled }: Omit<PanelProps, 'id'> & { view: InvitationView }) {
  const t = useText();
  const titles = useTitles();
  const { language } = useLanguage();
  const [asking, setAsking] = useState<'approve' | 'fail' | null>(null);
  const { message } = App.useApp();
  const done = () => {
    setAsking(null);
    void message.success(t.inbox.done1);
    onSettled();
  };
  const name = role === 'school' ? 'certify' : 'pass';
  const approve = useAct(role === 'school' ? agreements.certify : agreements.pass, done);
  const approval = view.actions.find(act => act.action === name);
  const failing = view.actions.find(act => act.action === 'fail');
  const label = role === 'school' ? titles.certify[view.mode] : t.inbox.pass;
  const open = (which: 'approve' | 'fail', allowed: boolean | undefined) => { if (allowed === true) { approve.reset(); setAsking(which); } };
  useKeys({ a: () => { open('approve', approval?.allowed); }, r: () => { open('fail', failing?.allowed); } });
  const why = [...new Set([approval, failing].flatMap(act => (act === undefined || act.allowed || act.code === null ? [] : [act.code])))];
  return (
    <div className="inbox-acts">
      {why.map(code => <p key={code} className="small" id={`why-${code}`}>{codeSentence(code, language)}</p>)}
      <div className="desk-row">
        {approval !== undefined && <ActKey primary label={label} letter="A" act={approval} onClick={() => { open('approve', approval.allowed); }} />}
        {failing !== undefined && <ActKey danger label={t.inbox.fail} letter="R" act={failing} onClick={() => { open('fail', failing.allowed); }} />}
        <Button onClick={onNext}>{t.inbox.next} <kbd>J</kbd></Button><Button onClick={onPrevious}>{t.inbox.previous} <kbd>K</kbd></Button>
        {view.until !== null && <span className="desk-quiet" style={{ marginInlineStart: 'auto' }}>{t.inbox.left} <Countdown until={view.until} />（{format.moment(view.until, language)}）</span>}
      </div>
      <ConfirmDialog open={asking === 'approve'} title={t.inbox.passTitle(view.graduateName)} essence={<><p><b>{view.graduateName} · {view.departmentName} → {view.employerName} · {view.position}</b></p><p>{role === 'school' ? t.inbox.certifyEssence : t.inbox.passEssence}</p></>}
        confirm={label} cancel={t.inbox.cancel} act={approve} onConfirm={() => { void approve.start({ id: view.id }); }} onCancel={() => { setAsking(null); }} />
      {asking === 'fail' && <FailDialog view={view} onDone={done} onCancel={() => { setAsking(null); }} />}
    </div>
  );
}

function ActKey({ label, letter, act, primary = false, danger = false, onClick }: { label: string; letter: string; act: InvitationView['actions'][number]; primary?: boolean; danger?: boolean; onClick: () => void }) {
  return (
    <button type="button" className={`btn ${primary ? 'primary' : ''} ${danger ? 'danger' : ''}`} aria-disabled={act.allowed ? undefined : true} aria-keyshortcuts={letter}
      aria-describedby={act.allowed || act.code === null ? undefined : `why-${act.code}`} onClick={onClick}>{label}&nbsp;<kbd>{letter}</kbd></button>
  );
}

interface Written { readonly reasonCode: ReviewReason | null; readonly reason: string }

/** Sending it back. What is written stays with this tab until it is sent, also over a lost session. */
function FailDialog({ view, onDone, onCancel }: { view: InvitationView; onDone: () => void; onCancel: () => void }) {
  const t = useText();
  const titles = useTitles().reviewReason;
  const field = useReasonFields();
  const { value: written, set: write, drop } = useKept<Written>(`fail-${view.id}`, { reasonCode: null, reason: '' });
  // What is not chosen yet goes as it is: what is missing, the platform says.
  const fail = useAct((input: { id: string } & Written, options) => agreements.fail(input as Parameters<typeof agreements.fail>[0], options), () => {
    drop();
    onDone();
  });
  return (
    <ConfirmDialog open title={t.inbox.failTitle(view.graduateName)} essence={t.inbox.failEssence} confirm={t.inbox.confirmFail} cancel={t.inbox.cancel} danger act={fail} field={field} onConfirm={() => { void fail.start({ id: view.id, ...written }); }} onCancel={onCancel}>
      <ReasonFields<ReviewReason> codes={reviewReasons.map(value => ({ value, label: titles[value] }))} code={written.reasonCode} onCode={reasonCode => { write({ ...written, reasonCode }); }} text={written.reason} onText={reason => { write({ ...written, reason }); }} hint={t.inbox.reasonHint} problem={fail.problem} />
    </ConfirmDialog>
  );
}

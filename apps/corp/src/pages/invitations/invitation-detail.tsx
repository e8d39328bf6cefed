import { useState } from 'react';
import type { AgreementStatus, ErrorCode, InvitationStatus, InvitationView, Step } from '@netsign/contracts';
import { ActionBar, ActNote, codeSentence, Countdown, format, ProblemBanner, ProgressLine, useAct, useLanguage, useTitles } from '@netsign/ui';
import { useNavigate } from 'react-router';
import { AgreementPaper, CaseHistory, ConfirmDialog, DeskPage, InvitationTag, LawChecks, LinkButton, Loadable, reasonTitle } from '@netsign/ui/desk';
import { useText } from '../../i18n/index.js';
import { agreements } from '../../platform.js';
import { paths } from '../../paths.js';
import { DifferenceCard } from './difference.js';
import { useInvitationHistory, useKeepInvitation } from './invitations.queries.js';

/** Where an invitation stands, what was agreed, what happened, and what this employer may still do. `news`: what has become of it just now, elsewhere. */
export function InvitationDetail({ view, news }: { view: InvitationView; news: ErrorCode | null }) {
  const t = useText();
  const titles = useTitles();
  const { language } = useLanguage();
  const history = useInvitationHistory(view.id, view.version);
  const navigate = useNavigate();
  const keep = useKeepInvitation();
  const [asking, setAsking] = useState(false);
  const withdraw = useAct(agreements.withdraw, () => { setAsking(false); });
  const again = useAct(agreements.sendAgain, draft => {
    keep(draft);
    void navigate(paths.invitation(draft.id));
  });
  const stepTitle = ({ state, mark }: Step): string => {
    if (state === 'school_review') return titles.schoolReview[view.mode];
    const neutral = mark === 'now' ? undefined : t.steps[state];
    return neutral ?? titles.invitationStatus[state as InvitationStatus] ?? titles.agreementStatus[state as AgreementStatus] ?? state;
  };
  return (
    <DeskPage title={`${view.graduateName} · ${view.position}`} beside={<InvitationTag status={view.status} mode={view.mode} />}
      end={view.agreementId !== null && <LinkButton to={paths.agreement(view.agreementId)}>{t.detail.agreement}</LinkButton>}>
      <p className="desk-quiet">{view.schoolName} · {view.departmentName} · {view.graduate.majorName}{view.until !== null && <> · {t.list.until} <span className="num">{format.moment(view.until, language)}</span>（<Countdown until={view.until} />）</>}</p>
      {news !== null && <div className="banner wait" role="status"><strong aria-hidden="true">…</strong><p>{codeSentence(news, language)}</p></div>}
      {view.closing !== null && (
        <div className="banner wait"><strong aria-hidden="true">…</strong><div><p><b>{t.detail.closing}</b></p><p>{[view.closing.reasonCode === null ? null : reasonTitle(view.closing.reasonCode, titles), view.closing.reason].filter(text => text !== null).join('：') || titles.invitationStatus[view.status]}</p></div></div>
      )}
      <div className="desk-aside">
        <section aria-label={t.detail.paper}><AgreementPaper view={view} /></section>
        <div className="desk-stack">
          <section className="card desk-stack"><h2>{t.detail.progress}</h2><ProgressLine steps={view.progress} title={stepTitle} reader="employer" overdue={view.overdue} names={{ department: view.departmentName, school: view.schoolName, graduate: view.graduateName }} /></section>
          <ActionBar actions={view.actions} buttons={[
            { action: 'withdraw', label: t.detail.withdraw, kind: 'danger', onClick: () => { withdraw.reset(); setAsking(true); } },
            { action: 'send_again', label: t.detail.again, kind: 'primary', onClick: () => { void again.start({ id: view.id }); } },
          ]}>{view.actions.some(one => one.action === 'send_again' && one.allowed) && <p className="desk-quiet">{t.detail.againHow}</p>}</ActionBar>
          <ActNote state={again.state} />
          <DifferenceCard view={view} />
          {again.state === 'refused' && <ProblemBanner problem={again.problem} />}
          <section className="card desk-stack"><h2>{t.detail.checks}</h2><LawChecks checks={view.lawChecks} /></section>
          <section className="card desk-stack"><h2>{t.detail.history}</h2><Loadable query={history}>{answer => <CaseHistory lines={answer.items} />}</Loadable></section>
        </div>
      </div>
      <ConfirmDialog open={asking} title={t.detail.withdrawTitle} essence={t.detail.withdrawEssence(view.graduateName)} confirm={t.detail.withdraw} cancel={t.detail.cancel} danger
        act={withdraw} onConfirm={() => { void withdraw.start({ id: view.id }); }} onCancel={() => { setAsking(false); }} />
    </DeskPage>
  );
}

import { lazy } from 'react';
import { BrowserRouter, Route, Routes } from 'react-router';
import { terminationPhrases, UnreadBadge, unreadPhrases, usePhrases, useUnread } from '@netsign/ui';
import { DeskShell, NoPage } from '@netsign/ui/desk';
import { useText } from './i18n/index.js';
import { identity } from './platform.js';
import { paths } from './paths.js';
import { useToAnswer } from './termination.queries.js';

const Workbench = lazy(() => import('./pages/workbench/workbench.page.js'));
const InvitationList = lazy(() => import('./pages/invitations/invitation-list.page.js'));
const NewInvitation = lazy(() => import('./pages/invitations/new-invitation.page.js'));
const Invitation = lazy(() => import('./pages/invitations/invitation.page.js'));
const AgreementList = lazy(() => import('./pages/agreements/agreement-list.page.js'));
const Agreement = lazy(() => import('./pages/agreements/agreement.page.js'));
const TerminationList = lazy(() => import('./pages/terminations/termination-list.page.js'));
const Termination = lazy(() => import('./pages/terminations/termination.page.js'));
const Messages = lazy(() => import('./pages/messages/messages.page.js'));

function Shell() {
  const t = useText();
  const { title } = usePhrases(unreadPhrases);
  const unread = useUnread(identity);
  const ending = usePhrases(terminationPhrases);
  const toAnswer = useToAnswer();
  const menu = [
    { to: paths.workbench, label: t.nav.workbench }, { to: paths.newInvitation, label: t.nav.invite },
    { to: paths.invitations, label: t.nav.invitations }, { to: paths.agreements, label: t.nav.agreements }, { to: paths.terminations, label: ending.title, count: toAnswer },
    { to: paths.messages, label: title, badge: <UnreadBadge count={unread} /> },
  ];
  return <DeskShell product={t.product} menu={menu} identity={identity} />;
}

/** The pages of somebody who is signed in. */
export function CorpRouter() {
  return (
    <BrowserRouter basename="/corp">
      <Routes>
        <Route element={<Shell />}>
          <Route path={paths.workbench} element={<Workbench />} />
          <Route path={paths.invitations} element={<InvitationList />} />
          <Route path={paths.newInvitation} element={<NewInvitation />} />
          <Route path={paths.invitation(':id')} element={<Invitation />} />
          <Route path={paths.agreements} element={<AgreementList />} />
          <Route path={paths.agreement(':id')} element={<Agreement />} />
          <Route path={paths.terminations} element={<TerminationList />} />
          <Route path={paths.termination(':id')} element={<Termination />} />
          <Route path={paths.messages} element={<Messages />} />
          <Route path="*" element={<NoPage home={paths.workbench} />} />
        </Route>
      </Routes>
    </BrowserRouter>
  );
}

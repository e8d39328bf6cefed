import { lazy } from 'react';
import { BrowserRouter, Navigate, Route, Routes } from 'react-router';
import { DeskShell } from '@netsign/ui/desk';
import { useText } from './i18n/index.js';
import { identity } from './platform.js';
import { paths } from './paths.js';

const Workbench = lazy(() => import('./pages/workbench/workbench.page.js'));
const InvitationList = lazy(() => import('./pages/invitations/invitation-list.page.js'));
const NewInvitation = lazy(() => import('./pages/invitations/new-invitation.page.js'));
const Invitation = lazy(() => import('./pages/invitations/invitation.page.js'));
const AgreementList = lazy(() => import('./pages/agreements/agreement-list.page.js'));
const Agreement = lazy(() => import('./pages/agreements/agreement.page.js'));

function Shell() {
  const t = useText();
  const menu = [
    { to: paths.workbench, label: t.nav.workbench }, { to: paths.newInvitation, label: t.nav.invite },
    { to: paths.invitations, label: t.nav.invitations }, { to: paths.agreements, label: t.nav.agreements },
  ];
  return <DeskShell product={t.product} menu={menu} signOut={() => identity.signOut({})} />;
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
          <Route path="*" element={<Navigate to={paths.workbench} replace />} />
        </Route>
      </Routes>
    </BrowserRouter>
  );
}

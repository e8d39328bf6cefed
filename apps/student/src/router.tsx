import { Navigate, Route, Routes, useLocation } from 'react-router';
import { useLiveUpdates, useSession } from '@netsign/ui';
import { AgreementPage } from './pages/agreements/agreement.page.js';
import { AgreementsPage } from './pages/agreements/agreements.page.js';
import { DestinationPage } from './pages/destination/destination.page.js';
import { HomePage } from './pages/home/home.page.js';
import { InvitationPage } from './pages/invitations/invitation.page.js';
import { InvitationsPage } from './pages/invitations/invitations.page.js';
import { MePage } from './pages/me/me.page.js';
import { ChooseRecordPage } from './pages/record/choose-record.page.js';
import { ConfirmRecordPage } from './pages/record/confirm-record.page.js';
import { SignInPage } from './pages/sign-in/sign-in.page.js';
import { SignInRefusedPage } from './pages/sign-in/sign-in-refused.page.js';
import { Failed, Loading } from './parts/answer.js';
import { paths, patterns } from './paths.js';
import { Shell } from './shell.js';

/** The gate, in order: signed in, a record chosen, the record confirmed; then the pages. */
export function Router() {
  const session = useSession();
  const { pathname } = useLocation();
  useLiveUpdates('student', session.me?.actor.account);
  if (pathname === paths.signInRefused) return <SignInRefusedPage />;
  if (session.status === 'loading') return <main className="plain"><Loading /></main>;
  if (session.status === 'failed') return <main className="plain"><Failed problem={session.problem} retry={() => { void session.reload(); }} /></main>;
  if (session.me === null) return <SignInPage />;
  if (session.me.actor.graduate === undefined) return <ChooseRecordPage />;
  if (session.me.actor.confirmed !== true) return <ConfirmRecordPage key={session.me.actor.graduate} />;
  return (
    <Routes>
      <Route element={<Shell />}>
        <Route index element={<HomePage />} />
        <Route path={paths.signing} element={<InvitationsPage />} />
        <Route path={paths.agreements} element={<AgreementsPage />} />
        <Route path={patterns.invitation} element={<InvitationPage />} />
        <Route path={patterns.agreement} element={<AgreementPage />} />
        <Route path={paths.destination} element={<DestinationPage />} />
        <Route path={paths.me} element={<MePage />} />
        <Route path={paths.records} element={<ChooseRecordPage />} />
        <Route path="*" element={<Navigate to={paths.home} replace />} />
      </Route>
    </Routes>
  );
}

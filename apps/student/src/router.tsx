import { lazy, Suspense, useEffect } from 'react';
import { Navigate, Route, Routes, useLocation } from 'react-router';
import { useLiveUpdates, useSession } from '@netsign/ui';
import { useT } from './i18n/index.js';
import { HomePage } from './pages/home/home.page.js';
import { SignInPage } from './pages/sign-in/sign-in.page.js';
import { SignInRefusedPage } from './pages/sign-in/sign-in-refused.page.js';
import { Failed, FirstCard, Waiting } from './parts/answer.js';
import { Page } from './parts/page.js';
import { paths, patterns } from './paths.js';
import { Shell } from './shell.js';

/* Not needed for the first card: loaded when opened. What the card leads to is fetched as soon as the card stands. */
const invitation = () => import('./pages/invitations/invitation.page.js');
const InvitationPage = lazy(() => invitation().then(page => ({ default: page.InvitationPage })));
const InvitationsPage = lazy(() => import('./pages/invitations/invitations.page.js').then(page => ({ default: page.InvitationsPage })));
const ComparePage = lazy(() => import('./pages/invitations/compare.page.js').then(page => ({ default: page.ComparePage })));
const AgreementPage = lazy(() => import('./pages/agreements/agreement.page.js').then(page => ({ default: page.AgreementPage })));
const AgreementsPage = lazy(() => import('./pages/agreements/agreements.page.js').then(page => ({ default: page.AgreementsPage })));
const AskPage = lazy(() => import('./pages/terminations/ask.page.js').then(page => ({ default: page.AskPage })));
const TerminationPage = lazy(() => import('./pages/terminations/termination.page.js').then(page => ({ default: page.TerminationPage })));
const DestinationPage = lazy(() => import('./pages/destination/destination.page.js').then(page => ({ default: page.DestinationPage })));
const MePage = lazy(() => import('./pages/me/me.page.js').then(page => ({ default: page.MePage })));
const ChooseRecordPage = lazy(() => import('./pages/record/choose-record.page.js').then(page => ({ default: page.ChooseRecordPage })));
const ConfirmRecordPage = lazy(() => import('./pages/record/confirm-record.page.js').then(page => ({ default: page.ConfirmRecordPage })));
const VerifyPage = lazy(() => import('./pages/verify/verify.page.js').then(page => ({ default: page.VerifyPage })));
const MessagesPage = lazy(() => import('./pages/messages/messages.page.js'));

const fallback = <Waiting />;

/** What is open to everybody, then the gate, in order: signed in, a record chosen, the record confirmed; then the pages. */
export function Router() {
  const t = useT();
  const session = useSession();
  const { pathname } = useLocation();
  useLiveUpdates('student', session.me?.actor.account);
  useEffect(() => {
    // A failure here is met again, and said, when the page is opened.
    const timer = setTimeout(() => { invitation().catch(() => undefined); }, 1500);
    return () => { clearTimeout(timer); };
  }, []);
  if (pathname === paths.signInRefused) return <SignInRefusedPage />;
  if (pathname === paths.verify) return <Suspense fallback={fallback}><VerifyPage /></Suspense>;
  if (session.status === 'loading') return <main className="first"><h1 className="unseen">{t.product}</h1><FirstCard /></main>;
  if (session.status === 'failed') return <Page title={t.product}><Failed problem={session.problem} retry={() => { void session.reload(); }} /></Page>;
  if (session.me === null) return <SignInPage />;
  if (session.me.actor.graduate === undefined) return <Suspense fallback={fallback}><ChooseRecordPage /></Suspense>;
  if (session.me.actor.confirmed !== true) return <Suspense fallback={fallback}><ConfirmRecordPage key={session.me.actor.graduate} /></Suspense>;
  return (
    <Routes>
      <Route element={<Shell />}>
        <Route index element={<HomePage />} />
        <Route path={paths.signing} element={<InvitationsPage />} />
        <Route path={paths.agreements} element={<AgreementsPage />} />
        <Route path={paths.compare} element={<ComparePage />} />
        <Route path={patterns.invitation} element={<InvitationPage />} />
        <Route path={patterns.agreement} element={<AgreementPage />} />
        <Route path={patterns.endAgreement} element={<AskPage />} />
        <Route path={patterns.termination} element={<TerminationPage />} />
        <Route path={paths.destination} element={<DestinationPage />} />
        <Route path={paths.me} element={<MePage />} />
        <Route path={paths.messages} element={<MessagesPage />} />
        <Route path={paths.records} element={<ChooseRecordPage />} />
        <Route path="*" element={<Navigate to={paths.home} replace />} />
      </Route>
    </Routes>
  );
}

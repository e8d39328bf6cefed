import { lazy, type ReactNode } from 'react';
import { BrowserRouter, Navigate, Route, Routes } from 'react-router';
import { UnreadBadge, useMe, useUnread } from '@netsign/ui';
import { DeskShell, Elsewhere, NoPage } from '@netsign/ui/desk';
import { useText } from './i18n/index.js';
import { paths } from './paths.js';
import { identity } from './platform.js';
import { useQueueCounts } from './queue.queries.js';
import { isTier, pagesOf, pathOf, type PageName } from './tiers.js';

const Inbox = lazy(() => import('./pages/inbox/inbox.page.js'));
const Invitations = lazy(() => import('./pages/invitations/invitations.page.js'));
const Messages = lazy(() => import('./pages/messages/messages.page.js'));
const Terminations = lazy(() => import('./pages/terminations/terminations.page.js'));
const Termination = lazy(() => import('./pages/terminations/termination.page.js'));
const Overdue = lazy(() => import('./pages/overdue/overdue.page.js'));
const Graduates = lazy(() => import('./pages/graduates/graduates.page.js'));
const Board = lazy(() => import('./pages/board/board.page.js'));
const Rosters = lazy(() => import('./pages/roster/rosters.page.js'));
const Roster = lazy(() => import('./pages/roster/roster.page.js'));
const Cohort = lazy(() => import('./pages/cohort/cohort.page.js'));
const Opening = lazy(() => import('./pages/opening/opening.page.js'));
const Organisations = lazy(() => import('./pages/organisations/organisations.page.js'));
const Employers = lazy(() => import('./pages/employers/employers.page.js'));

/** The pages of the signed-in person's tier. */
const useTierPages = (): readonly PageName[] => {
  const { role } = useMe().actor;
  return isTier(role) ? pagesOf[role] : [];
};

function Shell() {
  const t = useText();
  const pages = useTierPages();
  const unread = useUnread(identity, pages.includes('messages'));
  const waiting = useQueueCounts(undefined, pages.includes('inbox')).mine?.count ?? 0;
  const menu = pages.map(name => ({ to: pathOf[name], label: t.nav[name], ...(name === 'inbox' && { count: waiting }), ...(name === 'messages' && { badge: <UnreadBadge count={unread} /> }) }));
  return <DeskShell product={t.product} menu={menu} identity={identity} />;
}

/** A page that a tier does not have says so, with a way back. */
function Only({ page, children }: { page: PageName; children: ReactNode }) {
  const t = useText();
  if (useTierPages().includes(page)) return children;
  return <Elsewhere title={t.gate.otherTier} to={paths.home} label={t.gate.home}>{t.gate.otherTierHow}</Elsewhere>;
}

function Home() {
  const [first] = useTierPages();
  return <Navigate to={first === undefined ? paths.board : pathOf[first]} replace />;
}

export function AdminRouter() {
  return (
    <BrowserRouter basename="/admin">
      <Routes>
        <Route element={<Shell />}>
          <Route path={paths.home} element={<Home />} />
          <Route path={paths.inbox} element={<Only page="inbox"><Inbox /></Only>} />
          <Route path={paths.invitations} element={<Only page="invitations"><Invitations /></Only>} />
          <Route path={paths.messages} element={<Only page="messages"><Messages /></Only>} />
          <Route path={paths.terminations} element={<Only page="terminations"><Terminations /></Only>} />
          <Route path={paths.termination(':id')} element={<Only page="terminations"><Termination /></Only>} />
          <Route path={paths.overdue} element={<Only page="overdue"><Overdue /></Only>} />
          <Route path={paths.graduates} element={<Only page="graduates"><Graduates /></Only>} />
          <Route path={paths.board} element={<Only page="board"><Board /></Only>} />
          <Route path={paths.rosters} element={<Only page="roster"><Rosters /></Only>} />
          <Route path={paths.roster(':id')} element={<Only page="roster"><Roster /></Only>} />
          <Route path={paths.cohort} element={<Only page="cohort"><Cohort /></Only>} />
          <Route path={paths.opening} element={<Only page="opening"><Opening /></Only>} />
          <Route path={paths.organisations} element={<Only page="organisations"><Organisations /></Only>} />
          <Route path={paths.employers} element={<Only page="employers"><Employers /></Only>} />
          <Route path="*" element={<NoPage home={paths.home} />} />
        </Route>
      </Routes>
    </BrowserRouter>
  );
}

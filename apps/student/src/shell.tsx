import { Suspense } from 'react';
import { NavLink, Outlet, useMatch } from 'react-router';
import { UnreadBadge, useUnread } from '@netsign/ui';
import { useT } from './i18n/index.js';
import { Waiting } from './parts/answer.js';
import { paths, patterns } from './paths.js';
import { identity } from './platform.js';

/** The four tabs below every page; a paper that wants an answer takes their place with its own acts. */
export function Shell() {
  const t = useT();
  const unread = useUnread(identity);
  const onPaper = useMatch(patterns.invitation) !== null;
  const tabs = [[paths.home, t.tabs.home], [paths.signing, t.tabs.signing], [paths.destination, t.tabs.destination], [paths.me, t.tabs.me]] as const;
  return (
    <>
      <Suspense fallback={<Waiting />}><Outlet /></Suspense>
      {!onPaper && (
        <nav className="tabs" aria-label={t.tabs.label}>
          {tabs.map(([to, label]) => <NavLink key={to} to={to} end={to === paths.home}><span>{label} {to === paths.me && <UnreadBadge count={unread} />}</span></NavLink>)}
        </nav>
      )}
    </>
  );
}

import { NavLink, Outlet, useMatch } from 'react-router';
import { useT } from './i18n/index.js';
import { paths, patterns } from './paths.js';

/** The four tabs below every page; a paper that wants an answer takes their place with its own acts. */
export function Shell() {
  const t = useT();
  const onPaper = useMatch(patterns.invitation) !== null;
  const tabs = [[paths.home, t.tabs.home], [paths.signing, t.tabs.signing], [paths.destination, t.tabs.destination], [paths.me, t.tabs.me]] as const;
  return (
    <>
      <Outlet />
      {!onPaper && (
        <nav className="tabs" aria-label={t.tabs.label}>
          {tabs.map(([to, label]) => <NavLink key={to} to={to} end={to === paths.home}>{label}</NavLink>)}
        </nav>
      )}
    </>
  );
}

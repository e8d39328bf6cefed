import { Suspense, useEffect, useRef, type ReactNode } from 'react';
import { Button, Select } from 'antd';
import { Link, Outlet, useLocation } from 'react-router';
import type { IdentityClient } from '@netsign/api-client';
import { setAppearance, useAppearance, useLanguage, useMe, usePhrases, useSession, type Theme } from '@netsign/ui';
import { DeskBoundary } from './boundary.js';
import { OfflineNote } from './offline-note.js';
import { deskPhrases } from './phrases.js';
import { SignOutEverywhere } from './sign-out-everywhere.js';
import { useNarrow } from './use-narrow.js';

export interface MenuEntry { readonly to: string; readonly label: string; readonly count?: number; readonly badge?: ReactNode }
interface Props { readonly product: string; readonly menu: readonly MenuEntry[]; readonly identity: IdentityClient }

/** Header, menu and the page. A new page takes the focus, so that a screen reader begins there. */
export function DeskShell({ product, menu, identity }: Props) {
  const t = usePhrases(deskPhrases);
  const me = useMe();
  const narrow = useNarrow();
  const main = useRef<HTMLElement>(null);
  const nav = useRef<HTMLElement>(null);
  const { pathname, key } = useLocation();
  const current = currentEntry(menu, pathname);
  const before = useRef({ pathname, key });
  useEffect(() => {
    const left = document.activeElement === null || document.activeElement === document.body;
    if (before.current.pathname !== pathname || (before.current.key !== key && left)) main.current?.focus({ preventScroll: true });
    before.current = { pathname, key };
  }, [pathname, key]);
  // Where the menu is one line that scrolls, the entry of this page is in it.
  useEffect(() => { nav.current?.querySelector('[aria-current]')?.scrollIntoView({ block: 'nearest', inline: 'nearest' }); }, [current, narrow]);
  return (
    <div className="desk">
      <a className="desk-skip" href="#main" onClick={event => { event.preventDefault(); main.current?.focus(); }}>{t.skip}</a>
      <header className="desk-head">
        <strong>{me.organisation}</strong>
        <span className="small">{product}</span>
        {narrow
          ? <details className="desk-more"><summary>{me.name} · {t.settings}</summary><div className="desk-row"><Tools identity={identity} /></div></details>
          : <div className="desk-head-tools"><span className="small">{me.name}</span><Tools identity={identity} /></div>}
      </header>
      <nav className="desk-nav" aria-label={t.menu} ref={nav}>
        <ul>
          {menu.map(entry => (
            <li key={entry.to}><Link to={entry.to} aria-current={entry.to === current ? 'page' : undefined}>{entry.label}{entry.count !== undefined && entry.count > 0 && <span className="num">{entry.count}</span>}{entry.badge}</Link></li>
          ))}
        </ul>
      </nav>
      <main className="desk-main" id="main" tabIndex={-1} ref={main}>
        <OfflineNote />
        <DeskBoundary at={pathname}><Suspense fallback={<p role="status">{t.loading}</p>}><Outlet /></Suspense></DeskBoundary>
      </main>
    </div>
  );
}

/** The entry whose address is the longest beginning of where one is: /invitations/new is not also /invitations. */
function currentEntry(menu: readonly MenuEntry[], pathname: string): string | undefined {
  const within = menu.filter(({ to }) => (to === '/' ? pathname === '/' : pathname === to || pathname.startsWith(`${to}/`)));
  return within.sort((a, b) => b.to.length - a.to.length)[0]?.to;
}

function Tools({ identity }: { identity: IdentityClient }) {
  const t = usePhrases(deskPhrases);
  const { language, setLanguage } = useLanguage();
  const { theme, size } = useAppearance();
  const session = useSession();
  const other = language === 'en' ? 'zh-CN' : 'en';
  const leave = () => { void identity.signOut({}).finally(session.forget); };
  return (
    <>
      <Select<Theme> size="small" aria-label={t.theme} value={theme} onChange={chosen => { setAppearance({ theme: chosen }); }} popupMatchSelectWidth={false}
        options={(['system', 'light', 'dark'] as const).map(value => ({ value, label: t.themes[value] }))} />
      <Button size="small" aria-pressed={size === 'large'} onClick={() => { setAppearance({ size: size === 'large' ? 'normal' : 'large' }); }}>{t.large}</Button>
      <Button size="small" lang={other} onClick={() => { setLanguage(other); }}>{t.otherLanguage}</Button>
      <Button size="small" onClick={leave}>{t.signOut}</Button>
      <SignOutEverywhere identity={identity} />
    </>
  );
}

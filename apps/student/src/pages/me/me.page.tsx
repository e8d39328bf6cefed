import { Link } from 'react-router';
import { setAppearance, UnreadBadge, unreadPhrases, useAppearance, useLanguage, useMe, usePhrases, useUnread, type Size, type Theme } from '@netsign/ui';
import { useT } from '../../i18n/index.js';
import { Choices } from '../../parts/field.js';
import { Page } from '../../parts/page.js';
import { SignOut } from '../../parts/sign-out.js';
import { paths } from '../../paths.js';
import { identity } from '../../platform.js';

/** Who I am here, and how I want to read: language, theme, size. */
export function MePage() {
  const t = useT();
  const { language, setLanguage } = useLanguage();
  const { theme, size } = useAppearance();
  return (
    <Page title={t.me.title}>
      <Person />
      <Messages />
      <section className="card"><Choices legend={t.me.language} name="language" options={[['zh-CN', '中文'], ['en', 'English']]} value={language} onChange={setLanguage} /></section>
      <section className="card"><Choices legend={t.me.theme} name="theme" options={Object.entries(t.me.themes) as [Theme, string][]} value={theme} onChange={one => { setAppearance({ theme: one }); }} /></section>
      <section className="card"><Choices legend={t.me.size} name="size" options={Object.entries(t.me.sizes) as [Size, string][]} value={size} onChange={one => { setAppearance({ size: one }); }} /></section>
      <SignOut />
    </Page>
  );
}

function Person() {
  const t = useT();
  const me = useMe();
  const own = me.graduates.find(one => one.graduate === me.actor.graduate);
  return (
    <section className="card">
      <dl className="facts">
        <div><dt>{t.me.name}</dt><dd>{me.name}</dd></div>
        {own !== undefined && (
          <>
            <div><dt>{t.me.school}</dt><dd>{own.school}</dd></div>
            <div><dt>{t.me.department}</dt><dd>{own.department}</dd></div>
            <div><dt>{t.me.year}</dt><dd>{t.records.year(own.year)}</dd></div>
          </>
        )}
        <div><dt>{t.me.phone}</dt><dd className="num">{me.phoneMasked ?? '—'}</dd></div>
      </dl>
      {me.graduates.length > 1 && <Link className="btn wide" to={paths.records}>{t.me.switchRecord}</Link>}
    </section>
  );
}

function Messages() {
  const t = usePhrases(unreadPhrases);
  const unread = useUnread(identity);
  return <Link className="card pick" to={paths.messages}><span className="between"><span>{t.title} <UnreadBadge count={unread} /></span><span aria-hidden="true">›</span></span></Link>;
}

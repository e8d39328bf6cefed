import { useLocation } from 'react-router';
import { EndedNote, LeftNote, signInAddress, useLanguage, useSession } from '@netsign/ui';
import { useT } from '../../i18n/index.js';
import { Page } from '../../parts/page.js';

/** The gate. The button leads to 学信网 and back to where the person wanted to go. */
export function SignInPage() {
  const t = useT();
  const { language, setLanguage } = useLanguage();
  const { pathname, search } = useLocation();
  const { left, ended } = useSession();
  const other = language === 'en' ? 'zh-CN' : 'en';
  return (
    <Page title={t.signIn.title} aside={<button type="button" className="link" lang={other} onClick={() => { setLanguage(other); }}>{other === 'en' ? 'English' : '中文'}</button>}>
      {ended && <EndedNote />}
      {left && <section className="card"><LeftNote end="student" /></section>}
      <section className="card lead">
        <p>{t.signIn.lead}</p>
        <a className="btn primary wide" href={signInAddress('student', `/student${pathname}${search}`)}>{t.signIn.button}</a>
        <p className="small">{t.signIn.note}</p>
      </section>
      <p className="small">{t.signIn.only}</p>
      <p className="small">{t.home.fourForbidden}</p>
    </Page>
  );
}

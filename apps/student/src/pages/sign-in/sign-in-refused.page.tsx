import { useSearchParams } from 'react-router';
import { codeSentence, signInAddress, useLanguage } from '@netsign/ui';
import { useT } from '../../i18n/index.js';
import { Page } from '../../parts/page.js';

/** Says why 学信网's yes was not enough, and what to do. */
export function SignInRefusedPage() {
  const t = useT();
  const { language } = useLanguage();
  const [search] = useSearchParams();
  return (
    <Page title={t.signIn.refusedTitle}>
      <section className="card lead">
        <p role="alert">{codeSentence(search.get('code') ?? 'UNAVAILABLE', language)}</p>
        <a className="btn primary wide" href={signInAddress('student', '/student/')}>{t.signIn.again}</a>
      </section>
    </Page>
  );
}

import { useState } from 'react';
import { needsAnotherAccount, readSignInRefusal, RefusalNote, signInAddress } from '@netsign/ui';
import { useT } from '../../i18n/index.js';
import { Page } from '../../parts/page.js';

/** Says why 学信网's yes was not enough, whom to ask, and what to do. */
export function SignInRefusedPage() {
  const t = useT();
  // Read once: the contacts' cookie goes after two minutes, the page may stay longer.
  const [refusal] = useState(() => readSignInRefusal('student', location.search, document.cookie));
  const another = needsAnotherAccount(refusal);
  return (
    <Page title={t.signIn.refusedTitle}>
      <section className="card lead">
        <div role="alert"><RefusalNote refusal={refusal} /></div>
        <a className="btn primary wide" href={signInAddress('student', '/student/', another)}>{another ? t.signIn.another : t.signIn.again}</a>
      </section>
    </Page>
  );
}

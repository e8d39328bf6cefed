import { useEffect, useState, type ReactNode } from 'react';
import { QueryClientProvider, type QueryClient } from '@tanstack/react-query';
import type { BrowserLink } from '@netsign/api-client';
import type { End } from '@netsign/contracts';
import { EndedNote, LanguageProvider, LeftNote, needsAnotherAccount, ProblemBanner, readSignInRefusal, RefusalNote, SessionProvider, signInAddress, useLanguage, useLiveUpdates, usePhrases, useSession, type SignInRefusal } from '@netsign/ui';
import { Button } from 'antd';
import '../../src/tokens.css';
import './desk.css';
import { DeskTheme } from './desk-theme.js';
import { deskPhrases } from './phrases.js';

export interface GatePhrases { readonly title: string; readonly what: string; readonly how: string; readonly refused: string; readonly again: string }
interface FrameProps { readonly end: End; readonly link: BrowserLink; readonly queries: QueryClient; readonly gate: () => GatePhrases; readonly children: ReactNode }

/** Everything around the pages of a desk end: cache, language, theme, the session, the sign-in gate and live updates. */
export function DeskFrame({ end, link, queries, gate, children }: FrameProps) {
  const follow = (language: string) => { link.language = language; };
  return (
    <QueryClientProvider client={queries}>
      <LanguageProvider first={link.language === 'en' ? 'en' : 'zh-CN'} onChange={follow}>
        <SessionProvider link={link}>
          <DeskTheme><Gate end={end} phrases={gate}>{children}</Gate></DeskTheme>
        </SessionProvider>
      </LanguageProvider>
    </QueryClientProvider>
  );
}

/** Why the platform sent somebody back who may not sign in, or null. */
const refusalHere = (end: End): SignInRefusal | null => (location.pathname.endsWith('/sign-in-refused') ? readSignInRefusal(end, location.search, document.cookie) : null);

/** Pages are drawn only for somebody who is signed in; everybody else gets one button. */
function Gate({ end, phrases, children }: { end: End; phrases: () => GatePhrases; children: ReactNode }) {
  const session = useSession();
  const t = usePhrases(deskPhrases);
  // Read once: the contacts' cookie goes after two minutes, the page may stay longer.
  const [refused] = useState(() => refusalHere(end));
  const words = phrases();
  useLiveUpdates(end, session.me?.actor.account);
  if (session.status === 'signed_in') return children;
  const refusal = session.left ? null : refused;
  const another = refusal !== null && needsAnotherAccount(refusal);
  return (
    <GateCard title={words.title}>
      {session.status === 'loading' && <p role="status">{t.loading}</p>}
      {session.status === 'failed' && <ProblemBanner problem={session.problem} retry={() => { void session.reload(); }} />}
      {session.status === 'signed_out' && <>
        {session.ended && <EndedNote />}
        {session.left && <LeftNote end={end} />}
        {refusal === null ? <p>{words.what}</p> : (
          <div className="banner stop" role="alert"><strong aria-hidden="true">△</strong><div><p><strong>{words.refused}</strong></p><RefusalNote refusal={refusal} /></div></div>
        )}
        <Button type="primary" size="large" href={signInAddress(end, refusal === null ? location.pathname + location.search : `/${end}/`, another)}>{refusal === null ? words.how : another ? words.again : t.signInAgain}</Button>
      </>}
    </GateCard>
  );
}

/** A page for those who are not in: one card in the middle, and the other language. */
export function GateCard({ title, children }: { title: string; children: ReactNode }) {
  const { language, setLanguage } = useLanguage();
  const t = usePhrases(deskPhrases);
  useEffect(() => { document.title = title; }, [title]);
  return (
    <main className="desk-gate">
      <div className="card">
        <h1>{title}</h1>
        {children}
        <div><Button type="link" lang={language === 'en' ? 'zh-CN' : 'en'} style={{ paddingInline: 0 }} onClick={() => { setLanguage(language === 'en' ? 'zh-CN' : 'en'); }}>{t.otherLanguage}</Button></div>
      </div>
    </main>
  );
}

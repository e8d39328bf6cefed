import { useEffect, type ReactNode } from 'react';
import { QueryClientProvider, type QueryClient } from '@tanstack/react-query';
import type { BrowserLink } from '@netsign/api-client';
import type { End } from '@netsign/contracts';
import { codeSentence, LanguageProvider, ProblemBanner, SessionProvider, signInAddress, useLanguage, useLiveUpdates, usePhrases, useSession } from '@netsign/ui';
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

/** The code with which the platform sent somebody back who may not sign in, or null. */
const refusal = (): string | null => (location.pathname.endsWith('/sign-in-refused') ? new URLSearchParams(location.search).get('code') ?? 'TICKET_INVALID' : null);

/** Pages are drawn only for somebody who is signed in; everybody else gets one button. */
function Gate({ end, phrases, children }: { end: End; phrases: () => GatePhrases; children: ReactNode }) {
  const session = useSession();
  const t = usePhrases(deskPhrases);
  const { language } = useLanguage();
  const words = phrases();
  useLiveUpdates(end, session.me?.actor.account);
  if (session.status === 'signed_in') return children;
  const code = refusal();
  return (
    <GateCard title={words.title}>
      {session.status === 'loading' && <p role="status">{t.loading}</p>}
      {session.status === 'failed' && <ProblemBanner problem={session.problem} retry={() => { void session.reload(); }} />}
      {session.status === 'signed_out' && <>
        {code === null ? <p>{words.what}</p> : (
          <div className="banner stop" role="alert"><strong aria-hidden="true">△</strong><div><p><strong>{words.refused}</strong></p><p>{codeSentence(code, language)}</p></div></div>
        )}
        <Button type="primary" size="large" href={signInAddress(end, code === null ? location.pathname + location.search : `/${end}/`)}>{code === null ? words.how : words.again}</Button>
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

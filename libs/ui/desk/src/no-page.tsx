import type { ReactNode } from 'react';
import { usePhrases } from '@netsign/ui';
import { DeskPage } from './desk-page.js';
import { LinkButton } from './link-button.js';
import { deskPhrases } from './phrases.js';

/** A page that says why there is nothing here, what to do, and leads away. */
export function Elsewhere({ title, children, to, label }: { title: string; children: ReactNode; to: string; label: string }) {
  return <DeskPage title={title}><section className="card desk-stack"><p>{children}</p><div><LinkButton primary to={to}>{label}</LinkButton></div></section></DeskPage>;
}

/** An address of this end that leads nowhere. */
export function NoPage({ home }: { home: string }) {
  const t = usePhrases(deskPhrases);
  return <Elsewhere title={t.noPage} to={home} label={t.home}>{t.noPageHow}</Elsewhere>;
}

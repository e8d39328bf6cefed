import type { InvitationView } from '@netsign/contracts';
import { useLanguage } from '@netsign/ui';
import { useT } from '../i18n/index.js';
import { Tag } from './tag.js';

/** Whether one term keeps within the law, with the article it is held against. */
export function LawMarks({ view, term }: { view: Pick<InvitationView, 'lawChecks'>; term: string }) {
  const t = useT();
  const { language } = useLanguage();
  return view.lawChecks.filter(check => check.term === term).map(check => (
    <span key={check.law} className="check" lang={language}><Tag kind={check.ok ? 'ok' : 'stop'}>{check.ok ? t.invitation.lawOk : t.invitation.lawBad}</Tag> <small lang="zh-CN">{check.law}</small></span>
  ));
}

import type { InvitationView } from '@netsign/contracts';
import { usePhrases } from '@netsign/ui';
import { deskPhrases } from './phrases.js';

/** The text as both sides read it, clause by clause; always in Chinese and black on white, like the paper it becomes. */
export function AgreementPaper({ view }: { view: Pick<InvitationView, 'mode' | 'text' | 'agreementNumber'> }) {
  const t = usePhrases(deskPhrases);
  return (
    <article className="desk-paper" lang="zh-CN">
      <h2>{t.paperTitle[view.mode]}</h2>
      <p className="num" style={{ textAlign: 'center', marginBottom: 12 }}>{view.agreementNumber === null ? t.numberLater : t.number(view.agreementNumber)}</p>
      <dl>
        {view.text.map(clause => (
          <div key={clause.key} style={{ display: 'contents' }}>
            <dt>{clause.label}</dt>
            <dd>{clause.value === '' ? <span className="void">{t.empty}</span> : clause.value}</dd>
          </div>
        ))}
      </dl>
    </article>
  );
}

import type { InvitationView, Terms } from '@netsign/contracts';
import { usePhrases, useTitles } from '@netsign/ui';
import { deskPhrases } from './phrases.js';

/** Which terms keep within the law, and the rule each is held against. Word, mark and colour. */
export function LawChecks({ checks }: { checks: InvitationView['lawChecks'] }) {
  const t = usePhrases(deskPhrases);
  const terms = useTitles().term;
  return (
    <ul className="desk-checks">
      {checks.map(check => (
        <li key={check.term + check.law}>
          <span className={`tag ${check.ok ? 'ok' : 'stop'}`} data-mark={check.ok ? '✓' : '△'}>{check.ok ? t.lawOk : t.lawBad}</span>
          <span>{terms[check.term as keyof Terms] ?? check.term}<br /><small>{check.law}</small></span>
        </li>
      ))}
    </ul>
  );
}

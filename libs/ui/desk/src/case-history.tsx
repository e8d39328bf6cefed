import type { AgreementStatus, InvitationAction, InvitationStatus, Titles, agreementsApi, OutputOf } from '@netsign/contracts';
import { format, useLanguage, usePhrases, useTitles } from '@netsign/ui';
import { deskPhrases } from './phrases.js';

type Line = OutputOf<typeof agreementsApi.invitationHistory>['items'][number];

/** Who did what and when, newest first. Codes this page does not know are shown as they are. */
export function CaseHistory({ lines }: { lines: readonly Line[] }) {
  const { language } = useLanguage();
  const t = usePhrases(deskPhrases);
  const titles = useTitles();
  if (lines.length === 0) return <p className="desk-quiet">{t.noHistory}</p>;
  return (
    <ol className="desk-history">
      {[...lines].sort((a, b) => b.version - a.version).map(line => (
        <li key={line.version}>
          <span><b>{titles.role[line.by as keyof Titles['role']] ?? line.by}</b> · {line.from === null ? t.opening : titles.action[line.action as InvitationAction] ?? line.action} → {statusTitle(line.to, titles)}</span>
          {(line.reasonCode !== null || line.reason !== null) && <span>{[line.reasonCode === null ? null : reasonTitle(line.reasonCode, titles), line.reason].filter(text => text !== null).join('：')}</span>}
          <time className="desk-quiet num" dateTime={line.at}>{format.moment(line.at, language)}</time>
        </li>
      ))}
    </ol>
  );
}

const statusTitle = (status: string, titles: Titles): string =>
  titles.invitationStatus[status as InvitationStatus] ?? titles.agreementStatus[status as AgreementStatus] ?? status;

/** A reason of a refusal or a review; a code unknown here shows as it is. */
export const reasonTitle = (code: string, titles: Titles): string =>
  (titles.reviewReason as Record<string, string>)[code] ?? (titles.refusalReason as Record<string, string>)[code] ?? code;

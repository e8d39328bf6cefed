import type { AgreementAction, AgreementStatus, InvitationAction, InvitationStatus, Titles, agreementsApi, OutputOf } from '@netsign/contracts';
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
          <span><b>{titles.role[line.by as keyof Titles['role']] ?? line.by}</b> · {actTitle(line, titles, t.opening)} → {statusTitle(line.to, titles)}</span>
          {(line.reasonCode !== null || line.reason !== null) && <span>{[line.reasonCode === null ? null : reasonTitle(line.reasonCode, titles), line.reason].filter(text => text !== null).join('：')}</span>}
          <time className="desk-quiet num" dateTime={line.at}>{format.moment(line.at, language)}</time>
        </li>
      ))}
    </ol>
  );
}

/** What a line of an invitation or of an agreement is called; their acts have different names. An invitation begins with its first saving. */
const actTitle = ({ action, from }: Line, titles: Titles, opening: string): string =>
  titles.agreementAction[action as AgreementAction] ?? (from === null ? opening : titles.action[action as InvitationAction]) ?? action;

const statusTitle = (status: string, titles: Titles): string =>
  titles.invitationStatus[status as InvitationStatus] ?? titles.agreementStatus[status as AgreementStatus] ?? status;

/** A reason of a refusal or a review; a code unknown here shows as it is. */
export const reasonTitle = (code: string, titles: Titles): string =>
  (titles.reviewReason as Record<string, string>)[code] ?? (titles.refusalReason as Record<string, string>)[code] ?? code;

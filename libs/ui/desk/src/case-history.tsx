import type { AgreementAction, AgreementStatus, InvitationAction, InvitationStatus, TerminationAction, TerminationStatus, Titles, agreementsApi, OutputOf } from '@netsign/contracts';
import { format, useLanguage, usePhrases, useTitles } from '@netsign/ui';
import { deskPhrases } from './phrases.js';

type Line = OutputOf<typeof agreementsApi.invitationHistory>['items'][number];

/** Acts of an ending bear other names than those of a signing. */
type Flow = 'signing' | 'termination';

/** Who did what and when, newest first. Codes this page does not know are shown as they are. */
export function CaseHistory({ lines, of = 'signing' }: { lines: readonly Line[]; of?: Flow }) {
  const { language } = useLanguage();
  const t = usePhrases(deskPhrases);
  const titles = useTitles();
  if (lines.length === 0) return <p className="desk-quiet">{t.noHistory}</p>;
  return (
    <ol className="desk-history">
      {[...lines].sort((a, b) => b.version - a.version).map(line => (
        <li key={line.version}>
          <span><b>{titles.role[line.by as keyof Titles['role']] ?? line.by}</b> · {of === 'termination' ? terminationTitle(line, titles) : `${actTitle(line, titles, t.opening)} → ${statusTitle(line.to, titles)}`}</span>
          {(line.reasonCode !== null || line.reason !== null) && <span>{[line.reasonCode === null ? null : reasonTitle(line.reasonCode, titles, of), line.reason].filter(text => text !== null).join('：')}</span>}
          <time className="desk-quiet num" dateTime={line.at}>{format.moment(line.at, language)}</time>
        </li>
      ))}
    </ol>
  );
}

/** What a line of an invitation or of an agreement is called; their acts have different names. An invitation begins with its first saving. */
const actTitle = ({ action, from }: Line, titles: Titles, opening: string): string =>
  titles.agreementAction[action as AgreementAction] ?? (from === null ? opening : titles.action[action as InvitationAction]) ?? action;

const terminationTitle = ({ action, to }: Line, titles: Titles): string => `${titles.terminationAction[action as TerminationAction] ?? action} → ${titles.terminationStatus[to as TerminationStatus] ?? to}`;

const statusTitle = (status: string, titles: Titles): string =>
  titles.invitationStatus[status as InvitationStatus] ?? titles.agreementStatus[status as AgreementStatus] ?? status;

/** A reason of a refusal, a review or an ending; a code unknown here shows as it is. */
export function reasonTitle(code: string, titles: Titles, of: Flow = 'signing'): string {
  const own: Record<string, string> = of === 'termination' ? { ...titles.reviewReason, ...titles.dissentReason, ...titles.terminationReason, ...titles.forceGround } : { ...titles.refusalReason, ...titles.reviewReason };
  return own[code] ?? code;
}

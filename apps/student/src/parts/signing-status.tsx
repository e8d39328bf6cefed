import type { AgreementStatus, InvitationStatus, PartyMode } from '@netsign/contracts';
import { useServerNow, useTitles } from '@netsign/ui';
import { useT } from '../i18n/index.js';
import { Tag, type TagKind } from './tag.js';

const kinds: Record<InvitationStatus, TagKind> = {
  draft: 'over', discarded: 'over', offered: 'wait', refused: 'over', expired: 'over', withdrawn: 'over', department_review: 'info', school_review: 'info', taken_back: 'over', failed: 'stop', certified: 'ok',
};
const agreementKinds: Record<AgreementStatus, TagKind> = { certified: 'info', in_force: 'ok', failed: 'stop', ended: 'over' };

/** Where an invitation stands, in the words of the graduate it was sent to. */
export function InvitationTag({ status, until, mode }: { status: InvitationStatus; until: string | null; mode?: PartyMode }) {
  const t = useT();
  const titles = useTitles();
  const now = useServerNow(30_000);
  const up = status === 'offered' && until !== null && Date.parse(until) <= now;
  const own: Partial<Record<InvitationStatus, string>> = { offered: up ? t.status.timeUp : t.status.offered, refused: t.status.refused, taken_back: t.status.taken_back };
  const word = own[status] ?? (status === 'school_review' && mode !== undefined ? titles.schoolReview[mode] : titles.invitationStatus[status]);
  return <Tag kind={up ? 'over' : kinds[status]}>{word}</Tag>;
}

export function AgreementTag({ status }: { status: AgreementStatus }) {
  return <Tag kind={agreementKinds[status]}>{useTitles().agreementStatus[status]}</Tag>;
}

import type { AgreementStatus, InvitationStatus, PartyMode, TerminationStatus } from '@netsign/contracts';
import { useTitles } from '@netsign/ui';

type Tone = readonly [className: 'ok' | 'wait' | 'stop' | 'info' | 'off', mark: string];

const invitationTones: Record<InvitationStatus, Tone> = {
  draft: ['info', '✎'], discarded: ['off', '–'], offered: ['wait', '…'], refused: ['off', '×'], expired: ['off', '–'], withdrawn: ['off', '–'],
  department_review: ['wait', '…'], school_review: ['wait', '…'], taken_back: ['off', '–'], failed: ['stop', '×'], certified: ['ok', '✓'],
};
const agreementTones: Record<AgreementStatus, Tone> = { certified: ['wait', '…'], in_force: ['ok', '✓'], failed: ['stop', '×'], ended: ['off', '–'] };

/** Where an invitation stands, in word, mark and colour. The school's step is named by the frozen mode where it is known. */
export function InvitationTag({ status, mode }: { status: InvitationStatus; mode?: PartyMode }) {
  const titles = useTitles();
  const [tone, mark] = invitationTones[status];
  return <span className={`tag ${tone}`} data-mark={mark}>{mode !== undefined && status === 'school_review' ? titles.schoolReview[mode] : titles.invitationStatus[status]}</span>;
}

export function AgreementTag({ status }: { status: AgreementStatus }) {
  const titles = useTitles();
  const [tone, mark] = agreementTones[status];
  return <span className={`tag ${tone}`} data-mark={mark}>{titles.agreementStatus[status]}</span>;
}

const terminationTones: Record<TerminationStatus, Tone> = {
  awaiting_employer: ['wait', '…'], awaiting_graduate: ['wait', '…'], refused: ['off', '×'], withdrawn: ['off', '–'], department_review: ['wait', '…'], school_review: ['wait', '…'], rejected: ['stop', '×'],
  terminated: ['ok', '✓'], force_requested: ['wait', '…'], forced: ['stop', '!'],
};
export function TerminationTag({ status }: { status: TerminationStatus }) {
  const [tone, mark] = terminationTones[status];
  return <span className={`tag ${tone}`} data-mark={mark}>{useTitles().terminationStatus[status]}</span>;
}

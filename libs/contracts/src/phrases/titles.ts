import type { ActorRole } from '../roles.js';
import type {
  AgreementAction, AgreementStatus, DissentReason, ForceGround, InvitationAction, InvitationStatus, PartyMode, RefusalReason, ReviewReason, TerminationAction, TerminationReason, TerminationStatus,
} from '../statuses.js';
import type { releaseGrounds, Terms } from '../terms.js';

export type ReleaseGround = (typeof releaseGrounds)[number];

/** A field of a graduate's record as the school's roster brings it. */
export type RecordField = 'studentNo' | 'name' | 'sex' | 'homeRegionName' | 'homeRegion' | 'nationality' | 'politicalStatus' | 'urbanRural'
  | 'educationLevel' | 'majorName' | 'majorDirection' | 'major' | 'enrolledOn' | 'graduatesOn' | 'trainingMode' | 'trainingUnit' | 'studyForm'
  | 'idNumber' | 'examineeNo' | 'department' | 'className' | 'school' | 'year';

/** Short names of everything that has a code: what stands on a tag, a button, a column. Neutral, fit for every reader. */
export interface Titles {
  invitationStatus: Record<InvitationStatus, string>;
  agreementStatus: Record<AgreementStatus, string>;
  action: Record<InvitationAction, string>;
  agreementAction: Record<AgreementAction, string>;
  terminationStatus: Record<TerminationStatus, string>;
  terminationAction: Record<TerminationAction, string>;
  /** The school's act and its step are named by the frozen mode: 鉴证 in 两方, 审核 in 三方. */
  certify: Record<PartyMode, string>;
  schoolReview: Record<PartyMode, string>;
  role: Record<ActorRole, string>;
  refusalReason: Record<RefusalReason, string>;
  reviewReason: Record<ReviewReason, string>;
  terminationReason: Record<TerminationReason, string>;
  dissentReason: Record<DissentReason, string>;
  forceGround: Record<ForceGround, string>;
  partyMode: Record<PartyMode, string>;
  releaseGround: Record<ReleaseGround, string>;
  term: Record<keyof Terms, string>;
  recordField: Record<RecordField, string>;
}

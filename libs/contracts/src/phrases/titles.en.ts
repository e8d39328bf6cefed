import type { Titles } from './titles.js';

export const enTitles: Titles = {
  invitationStatus: {
    draft: 'Draft', discarded: 'Draft deleted', offered: 'Waiting for the graduate', refused: 'Declined by the graduate', expired: 'Expired unanswered', withdrawn: 'Withdrawn by the employer',
    department_review: 'With the department', school_review: 'With the school', taken_back: 'Acceptance taken back', failed: 'Not passed in review', certified: 'Approved by the school',
  },
  agreementStatus: { certified: 'Approved, being recorded', in_force: 'In force', failed: 'Could not be recorded', ended: 'Ended' },
  action: {
    save: 'Save draft', send: 'Send invitation', discard: 'Delete draft', accept: 'Accept and sign', refuse: 'Decline', withdraw: 'Withdraw invitation', expire: 'Expire',
    take_back: 'Take back acceptance', pass: 'Pass first review', fail: 'Do not pass', certify: 'Approve',
  },
  agreementAction: { open: 'Open', record: 'Record', decline: 'Decline to record', make_document: 'Document made', end: 'End' },
  terminationStatus: {
    awaiting_employer: 'Ending: with the employer', awaiting_graduate: 'Ending: with the graduate', refused: 'Other side did not consent', withdrawn: 'Request withdrawn', department_review: 'Ending: with the department',
    school_review: 'Ending: with the school', rejected: 'Ending not passed', terminated: 'Ended by consent', force_requested: 'Forcing: to be confirmed', forced: 'Ended by the school',
  },
  terminationAction: {
    ask: 'Ask to end', consent: 'Consent', refuse: 'Do not consent', withdraw: 'Withdraw the request', remind: 'Remind', pass: 'Pass first review', certify: 'Approve', fail: 'Do not pass',
    request_force: 'Request to force', drop_force: 'Drop the forcing', force: 'Confirm and force',
  },
  certify: { two_party: 'Attest', three_party: 'Approve' },
  schoolReview: { two_party: 'School to attest', three_party: 'School to approve' },
  role: { graduate: 'Graduate', employer: 'Employer', department: 'Department', school: 'School', province: 'Province', ministry: 'Ministry of Education', clock: 'Clock', ledger: 'National ledger' },
  refusalReason: {
    other_offer: 'Going to another employer', terms: 'No agreement on the terms', place: 'The place does not suit', further_study: 'Going on to further study', not_known: 'Do not know this employer; never talked', other: 'Other',
  },
  reviewReason: {
    employer_in_doubt: 'Doubts about the employer', terms_unlawful: 'Unlawful terms', data_wrong: 'Wrong data', not_agreed: 'The graduate says it was not agreed', duplicate: 'Signed twice', other: 'Other',
  },
  terminationReason: {
    further_study: 'Further study', public_service: 'Entering public service', military: 'Military service', abroad: 'Going abroad', other_employer: 'Going to another employer', conditions: 'Conditions other than agreed',
    family: 'Family or health', post_cancelled: 'Post cancelled', no_diploma: 'No diploma obtained', not_suitable: 'Requirements not met', closing_down: 'Employer closing down', other: 'Other',
  },
  dissentReason: { penalty_open: 'The penalty is not settled', still_wanted: 'Wants to keep the agreement', reason_in_doubt: 'Disputes the reason', other: 'Other' },
  forceGround: { agreed_with_employer: 'Agreed with the employer', employer_unreachable: 'Employer closed or unreachable' },
  partyMode: { two_party: 'Two-party agreement', three_party: 'Three-party agreement' },
  releaseGround: { further_study: 'Further study', public_service: 'Entering public service', military: 'Military service', abroad: 'Going abroad', no_diploma: 'No diploma obtained' },
  term: {
    position: 'Position', positionCategory: 'Kind of position', region: 'Region of work', workPlace: 'Place of work', reportBy: 'Report for work by', contractMonths: 'Length of contract', probationMonths: 'Probation',
    monthlyPay: 'Monthly pay after probation (before tax)', probationPay: 'Monthly pay in probation (before tax)', insurance: 'Social insurance and housing fund', housing: 'Housing', benefits: 'Other benefits',
    employerPenalty: 'Penalty paid by the employer', graduatePenalty: 'Penalty paid by the graduate', releaseGrounds: 'May be ended at no cost for', acceptsArchive: 'Takes the personal archive', archiveReceiver: 'Receiver of the archive',
    acceptsHousehold: 'Takes the household registration', householdAddress: 'Address for the household registration', contactName: 'Contact', contactPhone: 'Contact phone', supplement: 'Supplementary terms',
  },
  recordField: {
    studentNo: 'Student number', name: 'Name', sex: 'Sex', homeRegionName: 'Home region', homeRegion: 'Home region code', nationality: 'Ethnic group', politicalStatus: 'Political status', urbanRural: 'Urban or rural',
    educationLevel: 'Level of education', majorName: 'Major', majorDirection: 'Direction of the major', major: 'Major code', enrolledOn: 'Enrolled', graduatesOn: 'Graduates on', trainingMode: 'Training mode',
    trainingUnit: 'Commissioning unit', studyForm: 'Form of study', idNumber: 'ID number', examineeNo: 'Examinee number', department: 'Department', className: 'Class', school: 'School', year: 'Year',
  },
};

import { fourForbidden } from './four-forbidden.js';
import type { zh } from './zh-CN.js';

export const en: typeof zh = {
  product: 'Online signing for graduates', back: 'Back', close: 'Close', cancel: 'Cancel', more: 'Show more',
  tabs: { label: 'Main', home: 'Home', signing: 'Signing', destination: 'Destination', me: 'Me' },
  signIn: {
    title: 'Online signing', lead: 'See the invitations employers send you, read the terms, accept or decline, and follow the review.',
    button: 'Sign in with 学信网 (CHSI)', note: 'CHSI signs you in; this platform never sees your password.', only: 'Only graduates in a roster reported by their school can sign in.',
    refusedTitle: 'You could not be signed in', again: 'Sign in again', another: 'Try another account',
  },
  records: { title: 'Choose a record', lead: 'You have more than one graduate record. Choose the one you need now; you can switch later under “Me”.', now: 'In use', year: (year: number) => `Class of ${year}` },
  confirm: {
    title: 'Confirm your record', lead: 'Before signing, check what your school has reported. The agreement uses it; you cannot change it yourself.',
    right: 'All correct, next', notYou: 'Not you?', wrong: 'Something wrong?', contact: 'Ask the careers office of your school to correct it, then come back to confirm.', contactAt: (contact: string) => `Ask the careers office to correct it: ${contact}`,
    notEligible: 'With your mode of training (bound or commissioned) you may not sign online. Please confirm your record all the same; if in doubt, ask the careers office.',
    phoneTitle: 'Verify your phone', phoneLead: 'Codes for signing and for ending an agreement go to this phone.', phone: 'Mobile number', phoneHint: 'Mainland number of 11 digits', send: 'Get a code', done: 'Confirm', backToRecord: 'Back to the record',
  },
  code: { label: 'Code from the message', sentTo: (phone: string) => `Sent to ${phone}; valid for 5 minutes`, again: 'Send another', againIn: (seconds: number) => `Another one in ${seconds} s` },
  home: {
    answerTitle: (employer: string) => `${employer} invites you to sign`, left: 'Time left:', look: 'Read and answer', waiting: 'Waiting for you',
    reviewTitle: (employer: string) => `You have accepted ${employer}`, reviewLead: 'It is with the reviewers now; there is nothing for you to do. The result will show here at once.', see: 'See progress',
    recordingTitle: (employer: string) => `Your agreement with ${employer} is being recorded`, recordingLead: 'The school has approved; the national ledger is recording it, usually within a minute.',
    settledTitle: (employer: string) => `Signed with ${employer}`, settledLead: 'Your agreement is in force. Report for work at the time agreed.', seeAgreement: 'See the agreement', whoHasIt: (name: string) => `Now with ${name}`, dueBy: (moment: string) => `due by ${moment}`, overdueSince: (moment: string) => `was due by ${moment}, overdue`,
    emptyTitle: 'Nothing to do now', emptyLead: 'No employer has invited you yet. When one does, with your school, name and ID number, it shows here at once.',
    others: 'Also', otherInvitations: (count: number) => `${count} more invitation${count === 1 ? '' : 's'}`, compare: 'Compare', destination: 'Destination', destinationNote: 'Further study, military service, own business …', notOpen: 'Not open yet',
    where: 'Where it stands', fourForbidden: fourForbidden.en,
  },
  signing: {
    title: 'Signing', invitations: 'Invitations', agreements: 'My agreements', emptyInvitations: 'No invitations yet', emptyInvitationsLead: 'When an employer invites you, it shows here at once, with the time to answer.',
    emptyAgreements: 'No agreements yet', emptyAgreementsLead: 'Once you accept an invitation and the school approves, the agreement shows here.', pay: (money: string) => `${money} a month before tax`, payOpen: 'Pay not given',
  },
  status: { offered: 'Waiting for you', timeUp: 'Time is up, being recorded', refused: 'You declined', taken_back: 'You took it back' },
  step: { sent: 'Invited by the employer', offered: 'Waiting for you', answered: 'You have answered', department_review: 'Review by the department', attest: 'Attested by the school', approve: 'Approved by the school', recording: 'Being recorded in the national ledger', in_force: 'In force' },
  clause: { form: 'Form', year: 'Year', 'employer.name': 'Party A (employer)', 'graduate.name': 'Party B (graduate)', 'graduate.school': 'School, department, major', school: 'Party C (school)' },
  invitation: {
    title: 'Invitation', verified: 'Verified employer', sections: { job: 'The job', pay: 'Pay and benefits', breach: 'Breach and release', settle: 'Archive and household', rest: 'Contact and supplement', head: 'The parties' },
    lawOk: 'Lawful', lawBad: 'Against the law', meaning: 'What it means',
    penalty: (graduate: string, employer: string) => `If you go elsewhere after signing, you pay ${graduate}; if the employer backs out, it pays you ${employer}.`, noPenalty: 'No penalty is agreed.',
    grounds: (list: string) => `It may be ended at no cost for: ${list}.`, noGrounds: 'No grounds for release at no cost are agreed.', chinese: 'The agreement itself is in Chinese; labels are translated for you.',
    explain: 'Explain each term', read: 'I have read all the terms', readFirst: 'Read the terms and tick the box first.',
    closedBy: (role: string) => `Decided by: ${role}`, agreement: 'See the agreement',
  },
  accept: {
    title: 'Accept and sign', essence: (employer: string, position: string, pay: string) => `You sign with ${employer} as ${position}, ${pay} a month before tax after probation.`,
    consequence: (reviewer: string) => `It then goes to ${reviewer} for review. You can take it back until the review begins; meanwhile no other invitation can be accepted; once approved it is in force, and a person can have only one.`,
    penalty: (money: string) => `Ending it on your own later costs you a penalty of ${money}.`, unlawful: (list: string) => `Against the law: ${list}. You can have the employer correct it and invite you again before you accept.`, getCode: 'Get a code by SMS', gone: 'This invitation cannot be accepted any more. Close this to see where it stands.', sure: 'Accept and sign', newCode: 'Get a new code',
    doneTitle: 'You have accepted', done: (next: string) => `It is now with ${next}; there is nothing for you to do. The result will show at once.`, ok: 'OK',
  },
  compare: {
    title: 'Compare invitations', open: 'Compare term by term', lead: 'One column for each invitation that waits for you. Swipe sideways to see all; open one by its employer’s name.', onlyDiffering: 'Only terms that differ', term: 'Term',
    few: 'Nothing to compare now', fewLead: 'Once two or more invitations wait for your answer, you can compare them here term by term.',
  },
  changes: {
    title: 'Compared with the last invitation', lead: (count: number) => `This employer has invited you before and nothing came of it. ${count === 1 ? 'One term reads' : `${count} terms read`} otherwise now:`, none: 'This employer has invited you before and nothing came of it. The terms are the same as then.', before: 'Before', after: 'Now', earlier: 'See the earlier invitation',
  },
  means: {
    form: 'With two parties you and the employer sign and the school attests; with three the school signs too.', position: 'The work you will do. To change it later, the employer has to agree it with you first.', positionCategory: 'A class for national statistics; it does not change your rights.',
    region: 'The district of the work place, used for registering your destination.', workPlace: 'Where you will work. For a lasting move to another city, the employer has to agree it with you first.', reportBy: 'Report to the employer by this day. If you cannot, say so beforehand, or it may count as breach.',
    contractMonths: 'After you report you sign a labour contract for this long; at its end it may be renewed or not.', probationMonths: 'Time to get to know each other, part of the contract; the law limits it by the length of the contract.',
    monthlyPay: 'Gross pay a month after probation, before income tax and your share of insurance and housing fund.', probationPay: 'Gross pay a month during probation, at least 80 % of the pay after it.',
    insurance: 'The insurance and housing fund the employer pays by law; social insurance cannot be paid out in cash instead.', housing: 'Whether the employer gives housing or an allowance; if nothing is written, you see to it yourself.', benefits: 'What you get besides pay; what is written here the employer has to give.',
    employerPenalty: 'What the employer pays you if it backs out after signing.', graduatePenalty: 'What you pay the employer if you back out after signing; reckon with it before you end the agreement.', releaseGrounds: 'In these cases ending the agreement is no breach and costs nothing.',
    acceptsArchive: 'Where your personnel file goes; if it is not accepted, as a rule back to the talent service of your home region.', archiveReceiver: 'Who receives the file, and where.', acceptsHousehold: 'Whether your household registration may move to the employer’s place; otherwise it goes home or stays.', householdAddress: 'The address the household registration moves to.',
    contactName: 'Whom to ask at the employer; call first to make sure the invitation is real.', contactPhone: 'The telephone of the contact.', supplement: 'Whatever else both agreed. A promise by word of mouth counts once it stands here.',
  },
  refuse: { kept: { saved: 'Saved; you can go on from another phone.', unsaved: 'Changes will be saved in a moment', saving: 'Saving…', failed: 'Not saved; trying again', refused: 'The platform did not take this draft' }, title: 'Decline', lead: 'This invitation then ends; the employer may send a new one.', reason: 'Reason', text: 'Explanation (the employer will read it)', textHint: 'At least 5 characters', sure: 'Decline', doneTitle: 'You have declined', done: 'The employer receives your answer.' },
  takeBack: { title: 'Take back', lead: 'This signing then ends and is no longer reviewed; to sign with this employer after all, it has to invite you again.', sure: 'Take back', doneTitle: 'Taken back', done: 'You can accept other invitations now.' },
  agreement: {
    title: 'Employment agreement', number: 'Number', noNumber: 'Given once in force', status: 'Status', mode: 'Kind', certifiedAt: 'Approved by the school', inForceAt: 'In force since', synced: 'Exchange', notSynced: 'To be sent', syncedAt: (moment: string) => `Received by 就业管理系统 · ${moment}`,
    outcome: 'Destination', employed: 'Employed by agreement (10)', text: 'The agreement', failure: 'Reason', print: 'Print', document: 'The document', documentMaking: 'The document is being made; it usually takes less than a minute and will show here.', documentLead: 'A PDF with number, check code and QR code. With number and check code anybody can verify it on the platform.', download: (size: string) => `Download PDF (${size})`, next: 'What is next', nextInForce: 'Report to the employer by the time agreed, with your diploma and ID card. To change or end it, talk to the employer first, then to the careers office.',
  },
  destination: {
    title: 'Destination', signed: 'If you have signed, your destination is registered by the agreement; there is nothing to fill in.', card: 'Other destinations', closed: 'Not open yet',
    lead: 'Further study, military service, own business, freelance work, grass-roots programmes or going abroad: please register these with the careers office of your school for now. When online registration opens, the home page will say so.', proof: 'Have your proof at hand: letter of admission, call-up notice, business licence or the like.',
  },
  me: {
    title: 'Me', name: 'Name', school: 'School', department: 'Department', year: 'Year', phone: 'Phone', switchRecord: 'Switch record', language: '语言 Language', theme: 'Appearance', themes: { system: 'As the system', light: 'Light', dark: 'Dark' },
    size: 'Text size', sizes: { normal: 'Standard', large: 'Large' }, signOut: 'Sign out', signOutAll: 'Sign out on all devices', signOutOthers: others => `Sign out on all devices (${others} other ${others === 1 ? 'session' : 'sessions'} open)`,
  },
};

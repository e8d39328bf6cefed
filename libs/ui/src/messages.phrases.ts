import type { MessageType } from '@netsign/contracts';
import { phraseBook } from './language.js';

interface Sentence { readonly title: string; readonly lead: string }
type ToGraduate = Exclude<MessageType, 'invitation.accepted.v1' | 'invitation.refused.v1' | 'invitation.acceptance-taken-back.v1' | 'termination.forced.v1' | 'papers.arrived'>;
type ToEmployer = Exclude<MessageType, 'invitation.sent.v1' | 'invitation.withdrawn.v1' | 'graduate.corrected.v1' | 'papers.arrived'>;

/** What a message says, by its reader and by what happened. The message itself brings no words, so none of these names anybody. */
interface Sentences {
  readonly graduate: Readonly<Record<ToGraduate, Sentence>>;
  readonly employer: Readonly<Record<ToEmployer, Sentence>>;
  readonly office: (count: number) => Sentence;
  /** For a kind of message that came up after this page was loaded. */
  readonly other: Sentence;
}

const zh: Sentences = {
  graduate: {
    'invitation.sent.v1': { title: '你收到一份签约邀请', lead: '请读清条款，在截止前答复。' },
    'invitation.expired.v1': { title: '一份邀请已过期', lead: '截止前没有答复，这份邀请已结束。还想签约，请单位重新发起。' },
    'invitation.withdrawn.v1': { title: '单位撤回了邀请', lead: '这份邀请已结束，你不用做什么。' },
    'invitation.department-passed.v1': { title: '院系审核已通过', lead: '接下来由学校审核，你不用做什么。' },
    'invitation.failed.v1': { title: '审核没有通过', lead: '打开查看原因。你可以答复其他邀请，或请单位重新发起。' },
    'agreement.certified.v1': { title: '学校已通过', lead: '接下来在全国台账登记，通常不到一分钟；协议生效时会再有一条消息。' },
    'agreement.in-force.v1': { title: '签约成功，协议已生效', lead: '打开查看协议和编号，请按约定的时间报到。' },
    'agreement.failed.v1': { title: '协议没有登记成功', lead: '打开查看原因和接下来可以怎么做。' },
    'agreement.ended.v1': { title: '一份协议已终止', lead: '打开查看详情。你可以答复其他邀请。' },
    'termination.asked.v1': { title: '单位申请解约', lead: '打开看清理由再答复。同意须经学校审核；不答复不算同意。' },
    'termination.unanswered.v1': { title: '解约申请还没有答复', lead: '答复期限已过。不答复不算同意，协议仍然有效；学校已看到这份申请。' },
    'termination.consented.v1': { title: '单位同意解约', lead: '接下来由院系或学校审核。学校通过之前，协议仍然有效。' },
    'termination.refused.v1': { title: '单位不同意解约', lead: '打开查看原因。协议仍然有效；谈妥后可以重新申请。' },
    'termination.withdrawn.v1': { title: '单位撤回了解约申请', lead: '协议仍然有效，你不用做什么。' },
    'termination.department-passed.v1': { title: '院系已通过解约', lead: '接下来由学校审核，你不用做什么。' },
    'termination.rejected.v1': { title: '解约没有通过审核', lead: '打开查看原因。协议仍然有效。' },
    'termination.force-requested.v1': { title: '学校提出强制解约', lead: '还须学校另一位工作人员复核，你不用做什么。' },
    'termination.force-dropped.v1': { title: '学校撤销了强制解约', lead: '协议仍然有效。打开查看现在到了哪一步。' },
    'graduate.corrected.v1': { title: '学校更正了你的信息', lead: '请核对你的信息；有误请联系学校就业部门。' },
  },
  employer: {
    'invitation.accepted.v1': { title: '毕业生同意签约', lead: '接下来由院系或学校审核，你不用做什么。' },
    'invitation.refused.v1': { title: '毕业生拒绝了邀请', lead: '打开查看原因。可以修改条款后重新发起。' },
    'invitation.expired.v1': { title: '一份邀请已过期', lead: '毕业生没有在截止前答复。可以重新发起。' },
    'invitation.acceptance-taken-back.v1': { title: '毕业生撤回了同意', lead: '这次签约已结束，不再审核。可以重新发起。' },
    'invitation.department-passed.v1': { title: '院系审核已通过', lead: '接下来由学校审核，你不用做什么。' },
    'invitation.failed.v1': { title: '审核没有通过', lead: '打开查看原因。可以按说明修改后重新发起。' },
    'agreement.certified.v1': { title: '学校已通过', lead: '接下来在全国台账登记，通常不到一分钟；协议生效时会再有一条消息。' },
    'agreement.in-force.v1': { title: '签约成功，协议已生效', lead: '打开查看协议和编号。' },
    'agreement.failed.v1': { title: '协议没有登记成功', lead: '打开查看原因和接下来可以怎么做。' },
    'agreement.ended.v1': { title: '一份协议已终止', lead: '打开查看详情。' },
    'termination.asked.v1': { title: '毕业生申请解约', lead: '打开看清理由再答复。同意须经学校审核；不答复不算同意。' },
    'termination.unanswered.v1': { title: '解约申请还没有答复', lead: '答复期限已过。不答复不算同意，协议仍然有效；学校已看到这份申请。' },
    'termination.consented.v1': { title: '毕业生同意解约', lead: '接下来由院系或学校审核。学校通过之前，协议仍然有效。' },
    'termination.refused.v1': { title: '毕业生不同意解约', lead: '打开查看原因。协议仍然有效；谈妥后可以重新申请。' },
    'termination.withdrawn.v1': { title: '毕业生撤回了解约申请', lead: '协议仍然有效，你不用做什么。' },
    'termination.department-passed.v1': { title: '院系已通过解约', lead: '接下来由学校审核，你不用做什么。' },
    'termination.rejected.v1': { title: '解约没有通过审核', lead: '打开查看原因。协议仍然有效。' },
    'termination.force-requested.v1': { title: '学校提出强制解约', lead: '还须学校另一位工作人员复核。在此之前，你仍可以同意解约，或与学校联系。' },
    'termination.force-dropped.v1': { title: '学校撤销了强制解约', lead: '协议仍然有效。打开查看现在到了哪一步。' },
    'termination.forced.v1': { title: '学校已强制解约', lead: '协议已解除。打开查看理由；有异议请与学校就业部门联系。' },
  },
  office: count => ({ title: `收到 ${count} 份材料`, lead: '还等你们审核的，都在“待办”里。' }),
  other: { title: '有新的进展', lead: '打开查看；看不到详情时，请刷新页面。' },
};

const en: Sentences = {
  graduate: {
    'invitation.sent.v1': { title: 'You have an invitation to sign', lead: 'Read the terms and answer before the deadline.' },
    'invitation.expired.v1': { title: 'An invitation has expired', lead: 'It was not answered in time and is closed. To sign after all, ask the employer for a new one.' },
    'invitation.withdrawn.v1': { title: 'The employer withdrew an invitation', lead: 'It is closed; you need do nothing.' },
    'invitation.department-passed.v1': { title: 'Your department has passed it', lead: 'Your school reviews it next; you need do nothing.' },
    'invitation.failed.v1': { title: 'The review was not passed', lead: 'Open it for the reason. You can answer other invitations, or ask the employer for a new one.' },
    'agreement.certified.v1': { title: 'Your school has passed it', lead: 'It is recorded in the national ledger next, as a rule within a minute; another message comes when the agreement is in force.' },
    'agreement.in-force.v1': { title: 'Signed: your agreement is in force', lead: 'Open it to see the agreement and its number, and report for work as agreed.' },
    'agreement.failed.v1': { title: 'An agreement could not be recorded', lead: 'Open it for the reason and for what you can do next.' },
    'agreement.ended.v1': { title: 'An agreement has ended', lead: 'Open it for the details. You can answer other invitations.' },
    'termination.asked.v1': { title: 'The employer asks to end the agreement', lead: 'Open it and read the reason before you answer. Your consent goes to the school; silence is no consent.' },
    'termination.unanswered.v1': { title: 'A request to end the agreement is unanswered', lead: 'The time to answer is over. Silence is no consent and the agreement stays in force; the school now sees the request.' },
    'termination.consented.v1': { title: 'The employer consents to ending', lead: 'The department or the school reviews it next. Until the school approves, the agreement stays in force.' },
    'termination.refused.v1': { title: 'The employer does not consent', lead: 'Open it for the reason. The agreement stays in force; once it is settled you can ask again.' },
    'termination.withdrawn.v1': { title: 'The employer withdrew its request', lead: 'The agreement stays in force; you need do nothing.' },
    'termination.department-passed.v1': { title: 'Your department has passed the ending', lead: 'Your school reviews it next; you need do nothing.' },
    'termination.rejected.v1': { title: 'The ending was not passed', lead: 'Open it for the reason. The agreement stays in force.' },
    'termination.force-requested.v1': { title: 'Your school wants to end the agreement', lead: 'A second person of the school has to confirm; you need do nothing.' },
    'termination.force-dropped.v1': { title: 'Your school dropped the forcing', lead: 'The agreement stays in force. Open it to see where it stands.' },
    'graduate.corrected.v1': { title: 'Your school has corrected your record', lead: 'Check what it says; if something is wrong, ask your school’s careers office.' },
  },
  employer: {
    'invitation.accepted.v1': { title: 'A graduate has accepted', lead: 'The department or the school reviews it next; you need do nothing.' },
    'invitation.refused.v1': { title: 'A graduate has refused', lead: 'Open it for the reason. You can change the terms and invite again.' },
    'invitation.expired.v1': { title: 'An invitation has expired', lead: 'The graduate did not answer in time. You can invite again.' },
    'invitation.acceptance-taken-back.v1': { title: 'A graduate has taken the acceptance back', lead: 'This signing is closed and no longer reviewed. You can invite again.' },
    'invitation.department-passed.v1': { title: 'The department has passed it', lead: 'The school reviews it next; you need do nothing.' },
    'invitation.failed.v1': { title: 'The review was not passed', lead: 'Open it for the reason. You can change what it names and invite again.' },
    'agreement.certified.v1': { title: 'The school has passed it', lead: 'It is recorded in the national ledger next, as a rule within a minute; another message comes when the agreement is in force.' },
    'agreement.in-force.v1': { title: 'Signed: the agreement is in force', lead: 'Open it to see the agreement and its number.' },
    'agreement.failed.v1': { title: 'An agreement could not be recorded', lead: 'Open it for the reason and for what you can do next.' },
    'agreement.ended.v1': { title: 'An agreement has ended', lead: 'Open it for the details.' },
    'termination.asked.v1': { title: 'A graduate asks to end the agreement', lead: 'Open it and read the reason before you answer. Your consent goes to the school; silence is no consent.' },
    'termination.unanswered.v1': { title: 'A request to end the agreement is unanswered', lead: 'The time to answer is over. Silence is no consent and the agreement stays in force; the school now sees the request.' },
    'termination.consented.v1': { title: 'The graduate consents to ending', lead: 'The department or the school reviews it next. Until the school approves, the agreement stays in force.' },
    'termination.refused.v1': { title: 'The graduate does not consent', lead: 'Open it for the reason. The agreement stays in force; once it is settled you can ask again.' },
    'termination.withdrawn.v1': { title: 'The graduate withdrew the request', lead: 'The agreement stays in force; you need do nothing.' },
    'termination.department-passed.v1': { title: 'The department has passed the ending', lead: 'The school reviews it next; you need do nothing.' },
    'termination.rejected.v1': { title: 'The ending was not passed', lead: 'Open it for the reason. The agreement stays in force.' },
    'termination.force-requested.v1': { title: 'The school wants to end the agreement', lead: 'A second person of the school has to confirm. Until then you can still consent, or speak with the school.' },
    'termination.force-dropped.v1': { title: 'The school dropped the forcing', lead: 'The agreement stays in force. Open it to see where it stands.' },
    'termination.forced.v1': { title: 'The school has ended the agreement', lead: 'It no longer binds. Open it for the reason; if you disagree, ask the school\'s careers office.' },
  },
  office: count => ({ title: count === 1 ? '1 paper has come in' : `${count} papers have come in`, lead: 'Those that still wait for your review are in the inbox.' }),
  other: { title: 'There is news', lead: 'Open it; if you cannot see it, reload the page.' },
};

/** What the message boxes of all ends say; the word for the box and its badge stand in `unread.tsx`, since every page shows them. */
export const messagePhrases = phraseBook({
  unread: '未读', allRead: '全部标为已读', sentences: zh,
  empty: '还没有消息',
  emptyLead: {
    graduate: '单位向你发出邀请、审核有结果、协议生效时，消息会马上出现在这里。',
    employer: '毕业生答复邀请、审核有结果、协议生效时，消息会马上出现在这里。发出邀请后，最迟在截止时会有一条。',
    office: '毕业生同意签约、材料转到你们这里时，这里每天有一条，写明件数。',
  },
}, {
  unread: 'Unread', allRead: 'Mark all as read', sentences: en,
  empty: 'No messages yet',
  emptyLead: {
    graduate: 'They appear here at once when an employer invites you, when a review has a result, and when an agreement comes into force.',
    employer: 'They appear here at once when a graduate answers, when a review has a result, and when an agreement comes into force. After you invite, one comes by the deadline at the latest.',
    office: 'When graduates accept and their papers come to you, one line a day appears here with their number.',
  },
});

/** The sentence of one message for its reader. */
export function sentenceOf({ type, count }: { readonly type: MessageType; readonly count: number }, { graduate, employer, office, other }: Sentences, reader: 'graduate' | 'employer' | 'office'): Sentence {
  if (reader === 'office') return type === 'papers.arrived' ? office(count) : other;
  const own: Partial<Record<MessageType, Sentence>> = reader === 'graduate' ? graduate : employer;
  return own[type] ?? other;
}

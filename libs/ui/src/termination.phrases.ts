import type { PartyMode, Step, TerminationStatus, Titles } from '@netsign/contracts';
import { phraseBook } from './language.js';

type StepName = Exclude<TerminationStatus, 'refused' | 'withdrawn' | 'rejected' | 'school_review'>;

const zh = {
  title: '解约', list: '解约申请', none: '没有解约申请', noneLead: '有一方申请解约后，会出现在这里。', number: '解除的协议', graduate: '毕业生', employer: '用人单位', asked: '申请时间', askedBy: '申请方', until: '答复或办理期限', status: '状态', reason: '理由', silent: '逾期未答复', overdue: '已超时',
  step: { awaiting_employer: '单位答复', awaiting_graduate: '毕业生答复', department_review: '院系审核', force_requested: '学校另一人复核', terminated: '解约成功', forced: '强制解约' } satisfies Record<StepName, string>,
  school: { two_party: '学校鉴证', three_party: '学校审核' } satisfies Record<PartyMode, string>,
  where: '现在走到哪一步', letter: '解约申请书', closing: (by: string) => `${by}的决定`, history: '经过', back: '返回协议', see: '查看解约申请',
  silentNote: '答复期限已过。不答复不算同意：协议仍然有效，对方随时可以答复，学校已看到这份申请。', inForceStill: '学校通过之前，协议仍然有效。', notice: (days: number) => `学校在决定前公示 ${days} 天。`, noticeUntil: (moment: string) => `公示到 ${moment}，之后学校才能通过。`,
  code: '短信验证码', sentTo: (phone: string) => `已发送到 ${phone}，5 分钟内有效`, getCode: '获取短信验证码', again: '重新获取验证码', codeMissing: '请填写收到的验证码', cancel: '取消', close: '知道了', changed: '内容已有变化，请关闭后重新阅读。',
  ask: {
    open: '申请解约', title: '申请解约', lead: '解约须对方同意并经学校通过。对方有 7 天答复；不答复不算同意。', reasonCode: '理由', reason: '说明（对方和学校会看到）', reasonHint: '至少 5 个字', choose: '请选择理由', next: '看申请书', edit: '修改', read: '请读一遍。提交后对方和学校会看到它，内容不能再改。',
    sure: '提交申请', essence: '提交后由对方答复；答复前你可以撤回。', done: '申请已提交，等对方答复。',
  },
  consent: { title: '同意解约', essence: (other: string) => `你同意按这份申请书解除与${other}的协议。`, consequence: '同意后由院系或学校审核；通过后协议解除，不能恢复。', sure: '同意解约', done: '你已同意，接下来由院系或学校审核。' },
  refuse: { title: '不同意解约', lead: '这次申请随之结束，协议仍然有效；对方会看到你的理由。毕业生的申请被拒绝后，学校可以介入。', sure: '不同意', done: '对方会收到你的答复。' },
  withdraw: { title: '撤回解约申请', lead: '撤回后协议照常有效；需要时可以重新申请。', sure: '确认撤回', done: '已撤回，协议照常有效。' },
  review: { pass: '初审通过', passEssence: '通过后转学校。', certifyEssence: '通过后协议解除，毕业生可另行签约。不能撤回。', failTitle: '解约不通过', failEssence: '这次申请随之结束，协议仍然有效；双方会看到原因。', fail: '不通过', done: '已办理' },
  force: {
    title: '强制解约', lead: '只用于毕业生提出、单位不同意或逾期未答复的申请。须由学校两个人办理，全部记入历史，双方都会收到消息。', ground: '所依据的情况', confirm: { agreed_with_employer: '我确认：已与用人单位协商一致', employer_unreachable: '我确认：单位已停用或无法联系，联系经过如下' },
    record: '联系经过（何人、何时、电话、结果）', recordHint: '只有院系、学校和上级部门看得到', reason: '理由（双方会看到）', files: '材料', filesHint: '平台记下每份材料的数字指纹（SHA-256），原件由学校留存备查。', chooseFile: '选择材料', remove: '移除', tick: '请勾选确认', fileMissing: '请至少选择一份材料', recordShort: '请写明联系经过，至少 5 个字',
    request: '提出强制解约', drop: '撤销强制解约', dropEssence: '申请回到原来的状态，双方会收到消息。', confirmTitle: '复核并强制解约', confirmEssence: (graduate: string, employer: string) => `你作为第二人，确认解除${graduate}与${employer}的协议，不经单位同意。不能撤回。`, sure: '确认强制解约', requestedAt: '提出时间',
  },
  queue: { label: '解约申请的分类', mine: '待我办理', late: '已超时', unanswered: '逾期未答复', refused: '不同意', open: '办理中', done: '已结束' },
  rules: {
    title: '解约规则', window: '只在每年的这些日子受理申请', from: '从', to: '到', dayHint: '月-日，如 12-01；可以跨年', dayWrong: '请按 月-日 填写，如 06-10', notice: '决定前公示天数', noticeHint: '0 表示不公示，最多 30 天', cap: '由毕业生申请的解约最多几次', capHint: '不填表示不限', save: '保存解约规则', note: '对此后提出的申请生效；已提出的按当时的规则办完。',
  },
};

const en: typeof zh = {
  title: 'Ending', list: 'Requests to end agreements', none: 'No requests', noneLead: 'They appear here as soon as one side asks to end an agreement.', number: 'Agreement', graduate: 'Graduate', employer: 'Employer', asked: 'Asked', askedBy: 'Asked by', until: 'Answer or decision due', status: 'Status', reason: 'Reason', silent: 'Unanswered', overdue: 'Overdue',
  step: { awaiting_employer: 'Employer answers', awaiting_graduate: 'Graduate answers', department_review: 'Department reviews', force_requested: 'Second person of the school', terminated: 'Ended by consent', forced: 'Ended by the school' },
  school: { two_party: 'School attests', three_party: 'School approves' },
  where: 'Where it is now', letter: 'The request', closing: by => `Decision: ${by}`, history: 'History', back: 'Back to the agreement', see: 'See the request',
  silentNote: 'The time to answer is over. Silence is no consent: the agreement stays in force, the other side can still answer, and the school now sees the request.', inForceStill: 'Until the school approves, the agreement stays in force.', notice: days => `The school gives ${days} days of public notice before it decides.`, noticeUntil: moment => `Public notice until ${moment}; the school can approve after that.`,
  code: 'Code by SMS', sentTo: phone => `Sent to ${phone}, good for 5 minutes`, getCode: 'Get a code by SMS', again: 'Get another code', codeMissing: 'Enter the code you received', cancel: 'Cancel', close: 'OK', changed: 'The content has changed. Close this and read it again.',
  ask: {
    open: 'Ask to end it', title: 'Ask to end the agreement', lead: 'Ending needs the other side\'s consent and the school\'s approval. The other side has 7 days; silence is no consent.', reasonCode: 'Reason', reason: 'In words (the other side and the school read it)', reasonHint: 'At least 5 characters', choose: 'Choose a reason', next: 'See the request', edit: 'Change', read: 'Read it once more. The other side and the school will see it, and it cannot be changed then. The text itself is in Chinese.',
    sure: 'Submit', essence: 'The other side answers next; until then you can withdraw it.', done: 'Submitted. The other side answers next.',
  },
  consent: { title: 'Consent to ending', essence: other => `You consent to ending the agreement with ${other} by this request.`, consequence: 'The department or the school reviews it next; once approved the agreement is over for good.', sure: 'Consent', done: 'You have consented. The department or the school reviews it next.' },
  refuse: { title: 'Do not consent', lead: 'The request is closed and the agreement stays in force; the other side reads your reason. After a graduate\'s request was refused, the school may step in.', sure: 'Do not consent', done: 'The other side gets your answer.' },
  withdraw: { title: 'Withdraw the request', lead: 'The agreement stays in force; you can ask again later.', sure: 'Withdraw', done: 'Withdrawn. The agreement stays in force.' },
  review: { pass: 'Pass first review', passEssence: 'It goes on to the school.', certifyEssence: 'The agreement is over and the graduate may sign elsewhere. This cannot be undone.', failTitle: 'Do not pass', failEssence: 'The request is closed and the agreement stays in force; both sides read the reason.', fail: 'Do not pass', done: 'Done' },
  force: {
    title: 'Ending without consent', lead: 'Only for a graduate\'s request that the employer refused or left unanswered. It takes two people of the school, stands in the history, and both sides are told.', ground: 'What it rests on', confirm: { agreed_with_employer: 'I confirm: it was agreed with the employer', employer_unreachable: 'I confirm: the employer has closed or cannot be reached; how it was tried stands below' },
    record: 'How it was tried (who, when, number, result)', recordHint: 'Seen by department, school and the offices above alone', reason: 'Reason (both sides read it)', files: 'Papers', filesHint: 'The platform keeps the fingerprint (SHA-256) of each paper; the school keeps the papers themselves.', chooseFile: 'Choose papers', remove: 'Remove', tick: 'Tick to confirm', fileMissing: 'Choose at least one paper', recordShort: 'Write down how it was tried, at least 5 characters',
    request: 'Request to force', drop: 'Drop the forcing', dropEssence: 'The request goes back to where it was; both sides are told.', confirmTitle: 'Confirm and force', confirmEssence: (graduate, employer) => `As the second person you end the agreement of ${graduate} with ${employer} without the employer's consent. This cannot be undone.`, sure: 'Confirm and force', requestedAt: 'Requested',
  },
  queue: { label: 'Lists of requests', mine: 'For me', late: 'Overdue', unanswered: 'Unanswered', refused: 'Refused', open: 'Under way', done: 'Closed' },
  rules: {
    title: 'Ending agreements', window: 'Requests are taken only on these days of the year', from: 'From', to: 'To', dayHint: 'Month-day, like 12-01; may cross the turn of the year', dayWrong: 'Write month-day, like 06-10', notice: 'Days of public notice before the decision', noticeHint: '0 for none, at most 30', cap: 'Most agreements ended at a graduate\'s own request', capHint: 'Empty for any number', save: 'Save the rules', note: 'For requests made from then on; those made before go by the rules of their day.',
  },
};

/** What pages of all ends say of ending an agreement. */
export const terminationPhrases = phraseBook(zh, en);

/** What a step of a termination is called, before, while and after it is taken. */
export const terminationStep = ({ state }: Step, mode: PartyMode, words: typeof zh, titles: Titles): string =>
  state === 'school_review' ? words.school[mode] : (words.step as Partial<Record<string, string>>)[state] ?? titles.terminationStatus[state as TerminationStatus];

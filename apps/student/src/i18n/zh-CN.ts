import { fourForbidden } from './four-forbidden.js';

/** Everything this end says, in Chinese. English has the same keys. */
export const zh = {
  product: '毕业生网上签约', back: '返回', close: '关闭', cancel: '取消', more: '查看更多',
  tabs: { label: '主导航', home: '首页', signing: '签约', destination: '去向', me: '我的' },
  signIn: {
    title: '网上签约', lead: '在这里查看单位发来的签约邀请，读清条款，同意或拒绝，并看到审核走到哪一步。',
    button: '用学信网账号登录', note: '登录由学信网完成，本平台不会看到你的密码。', only: '只有学校上报的应届毕业生可以登录。',
    refusedTitle: '没有登录成功', again: '重新登录', another: '换个账号再试',
  },
  records: { title: '选择学籍记录', lead: '你有多条毕业生记录。请选择这次要办理的一条，之后可在“我的”里切换。', now: '当前', year: (year: number) => `${year} 届` },
  confirm: {
    title: '信息确认', lead: '签约前请先核对学校上报的信息。协议会用到这些内容，你不能自己修改。',
    right: '信息无误，下一步', wrong: '信息有误？', notYou: '这不是你？', contact: '请联系学校就业部门更正，更正后再来确认。', contactAt: (contact: string) => `请联系学校就业部门更正：${contact}`,
    notEligible: '按你的培养方式（定向或委托培养），不能网上签约。信息仍需确认，有疑问请联系学校就业部门。',
    phoneTitle: '验证手机号', phoneLead: '同意签约、解约时，都要用这个手机号收验证码。', phone: '手机号', phoneHint: '11 位大陆手机号', send: '获取验证码', done: '确认', backToRecord: '返回核对信息',
  },
  code: { label: '短信验证码', sentTo: (phone: string) => `已发送到 ${phone}，5 分钟内有效`, again: '重新获取', againIn: (seconds: number) => `${seconds} 秒后可重新获取` },
  home: {
    answerTitle: (employer: string) => `${employer}邀请你签约`, left: '还剩', look: '查看并答复', waiting: '等你答复',
    reviewTitle: (employer: string) => `你已同意与${employer}签约`, reviewLead: '现在由审核方处理，你不用做什么。有结果会马上显示在这里。', see: '查看进度',
    recordingTitle: (employer: string) => `与${employer}的签约正在登记`, recordingLead: '学校已通过，正在全国台账登记，通常不到一分钟。',
    settledTitle: (employer: string) => `你已与${employer}签约成功`, settledLead: '就业协议已生效。请按约定的时间报到。', seeAgreement: '查看协议', whoHasIt: (name: string) => `现在在${name}`, dueBy: (moment: string) => `应在 ${moment} 前办完`, overdueSince: (moment: string) => `应在 ${moment} 前办完，已超时`,
    emptyTitle: '现在没有要办的事', emptyLead: '还没有单位向你发出邀请。单位用你的学校、姓名和证件号发起邀请后，会马上出现在这里。',
    others: '其他事项', otherInvitations: (count: number) => `另有 ${count} 份邀请`, compare: '比较', destination: '毕业去向登记', destinationNote: '升学、应征、创业等其他去向', notOpen: '暂缓开通',
    where: '现在走到哪一步', fourForbidden: fourForbidden['zh-CN'],
  },
  signing: {
    title: '签约', invitations: '邀请', agreements: '我的协议', emptyInvitations: '还没有邀请', emptyInvitationsLead: '单位发起邀请后，会马上出现在这里，并说明截止时间。',
    emptyAgreements: '还没有协议', emptyAgreementsLead: '你同意邀请、学校通过后，协议会出现在这里。', pay: (money: string) => `税前月薪 ${money}`, payOpen: '月薪未填',
  },
  status: { offered: '等你答复', timeUp: '已过期，等待系统记录', refused: '你已拒绝', taken_back: '你已撤回同意' },
  step: { sent: '单位发起邀请', offered: '等你答复', answered: '你已答复', department_review: '院系审核', attest: '学校鉴证', approve: '学校审核', recording: '正在全国台账登记', in_force: '签约成功' },
  clause: { form: '协议形式', year: '届别', 'employer.name': '甲方（用人单位）', 'graduate.name': '乙方（毕业生）', 'graduate.school': '学校、院系、专业', school: '丙方（学校）' },
  invitation: {
    title: '签约邀请', verified: '单位已实名认证', sections: { job: '岗位', pay: '待遇', breach: '违约与免责', settle: '档案与户口', rest: '联系与补充条款', head: '协议主体' },
    lawOk: '合法', lawBad: '与法律不符', meaning: '这意味着',
    penalty: (graduate: string, employer: string) => `签约后如果你改去别处，需付 ${graduate}；单位反悔，需付给你 ${employer}。`, noPenalty: '协议没有约定违约金。',
    grounds: (list: string) => `遇到这些情况可以免责解除：${list}。`, noGrounds: '没有约定可免责解除的情形。', chinese: '',
    explain: '逐条解释', read: '我已读完全部条款', readFirst: '请先读完条款并勾选。',
    closedBy: (role: string) => `${role}的决定`, agreement: '查看协议',
  },
  accept: {
    title: '同意并签约', essence: (employer: string, position: string, pay: string) => `你将与${employer}签约，岗位是${position}，转正税前月薪 ${pay}。`,
    consequence: (reviewer: string) => `同意后交${reviewer}审核。审核开始前可以撤回；审核期间不能同意其他邀请；通过后协议生效，一人只能有一份。`,
    penalty: (money: string) => `生效后你单方解约，需付违约金 ${money}。`, unlawful: (list: string) => `这些条款与法律不符：${list}。可以先让单位改好重新发起，再同意。`, getCode: '获取短信验证码', gone: '这份邀请现在不能同意了。关闭后可以看到它走到了哪一步。', sure: '同意并签约', newCode: '重新获取验证码',
    doneTitle: '你已同意', done: (next: string) => `接下来由${next}处理，你不用做什么。有结果会马上显示。`, ok: '知道了',
  },
  compare: {
    title: '比较邀请', open: '逐条并排比较', lead: '每列一份等你答复的邀请。左右滑动看全部；点单位名称去查看并答复。', onlyDiffering: '只看不同的条款', term: '条款',
    few: '现在没有可以比较的', fewLead: '有两份以上的邀请等你答复时，可以在这里逐条比较。',
  },
  changes: {
    title: '与上次邀请相比', lead: (count: number) => `这家单位之前邀请过你，没有签成。这次有 ${count} 处不同：`, none: '这家单位之前邀请过你，没有签成。这次的条款与上次完全相同。', before: '上次', after: '这次', earlier: '查看上次的邀请',
  },
  /** One plain sentence for each clause. */
  means: {
    form: '两方协议由你和单位签，学校只作鉴证登记；三方协议学校也是签约一方。', position: '你去做什么工作。入职后单位要换岗位，应当先和你商量一致。', positionCategory: '国家统计用的职位分类，不影响你的权利。',
    region: '工作所在的区县，登记去向时使用。', workPlace: '你实际上班的地方。要长期换城市，应当先和你商量一致。', reportBy: '最晚在这一天前到单位报到。去不了要提前说明，否则可能算违约。',
    contractMonths: '报到后签劳动合同，约定工作这么久；到期可以续签，也可以不续。', probationMonths: '双方互相了解的时间，算在合同期限里；最长多久由法律按合同期限规定。',
    monthlyPay: '试用期过后每月的应发工资，还要扣个人所得税和你该交的社保、公积金。', probationPay: '试用期内每月的应发工资，不得低于转正工资的八成。',
    insurance: '单位依法为你缴纳的社会保险和公积金；社会保险不能用现金代替。', housing: '单位是否提供住处或补贴；没有写，就要自己解决。', benefits: '工资以外另给的待遇；写在这里的，单位应当做到。',
    employerPenalty: '签约后单位反悔，要付给你的钱。', graduatePenalty: '签约后你反悔，要付给单位的钱；解约前先算清这笔账。', releaseGrounds: '出现这些情况，解除协议不算违约，不用付钱。',
    acceptsArchive: '你的人事档案毕业后寄到哪里；不接收的，一般转回生源地人才服务机构。', archiveReceiver: '档案寄往的单位和地址。', acceptsHousehold: '你的户口能不能迁到单位所在地；不接收的，迁回生源地或留在原处。', householdAddress: '户口迁往的地址。',
    contactName: '有问题找单位的哪个人，先打这个电话核实。', contactPhone: '单位联系人的电话。', supplement: '双方另外说好的事。口头答应的，写进这里才算数。',
  },
  refuse: { kept: { saved: '已保存，换手机也能接着写。', unsaved: '有改动，马上保存', saving: '正在保存…', failed: '没有保存上，会继续重试', refused: '平台没有收下这份草稿' }, title: '拒绝邀请', lead: '拒绝后这份邀请结束；单位可以重新发起。', reason: '原因', text: '说明（单位会看到）', textHint: '至少 5 个字', sure: '确认拒绝', doneTitle: '你已拒绝', done: '单位会收到你的答复。', },
  takeBack: { title: '撤回同意', lead: '撤回后这次签约结束，不再审核；之后要与这家单位签约，须由单位重新发起邀请。', sure: '确认撤回', doneTitle: '已撤回', done: '你现在可以同意其他邀请。' },
  agreement: {
    title: '就业协议', number: '协议编号', noNumber: '生效后给出', status: '状态', mode: '协议方式', certifiedAt: '学校通过', inForceAt: '生效时间', synced: '同步', notSynced: '待同步', syncedAt: (moment: string) => `已同步至就业管理系统 · ${moment}`,
    outcome: '去向登记', employed: '签就业协议形式就业（10）', text: '协议内容', failure: '原因', print: '打印', document: '协议文书', documentMaking: '文书生成中，通常不到一分钟，好了会显示在这里。', documentLead: '带编号、校验码和二维码的 PDF。别人凭编号和校验码可以在平台上核验真伪。', download: (size: string) => `下载 PDF（${size}）`, next: '下一步', nextInForce: '请按约定的期限到单位报到，带上毕业证和身份证。要变更或解约，请先与单位商量，再联系学校就业部门。',
  },
  destination: {
    title: '去向', signed: '已签约的，去向由就业协议自动登记，你不用再填。', card: '其他去向', closed: '暂缓开通',
    lead: '升学、应征入伍、自主创业、自由职业、基层项目、出国（境）等去向，现在请向学校就业部门登记。开通网上登记后，会在首页通知你。', proof: '请准备好证明材料：录取通知书、入伍通知书、营业执照等。',
  },
  me: {
    title: '我的', name: '姓名', school: '学校', department: '院系', year: '届别', phone: '手机号', switchRecord: '切换学籍记录', language: '语言 Language', theme: '外观', themes: { system: '跟随系统', light: '浅色', dark: '深色' },
    size: '字号', sizes: { normal: '标准', large: '大字（关怀版）' }, signOut: '退出登录', signOutAll: '在所有设备上退出', signOutOthers: (others: number) => `在所有设备上退出（另有 ${others} 处登录）`,
  },
};

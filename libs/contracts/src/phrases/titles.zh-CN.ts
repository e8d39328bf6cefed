import type { Titles } from './titles.js';

export const zhTitles: Titles = {
  invitationStatus: {
    draft: '草稿', discarded: '草稿已删除', offered: '待应约', refused: '毕业生已拒绝', expired: '已失效（逾期未应约）', withdrawn: '单位已撤回',
    department_review: '待院系审核', school_review: '待学校审核', taken_back: '毕业生已撤回应约', failed: '签约失败（审核不通过）', certified: '学校已通过',
  },
  agreementStatus: { certified: '学校已通过，正在登记', in_force: '签约成功', failed: '登记未成功', ended: '已解约' },
  action: {
    save: '保存草稿', send: '发送邀请', discard: '删除草稿', accept: '同意并签约', refuse: '拒绝', withdraw: '撤回邀请', expire: '到期失效',
    take_back: '撤回同意', pass: '初审通过', fail: '不通过', certify: '审核通过',
  },
  agreementAction: { open: '开立', record: '登记', decline: '不予登记', make_document: '生成文书', end: '解除' },
  terminationStatus: {
    awaiting_employer: '待单位答复解约', awaiting_graduate: '待毕业生答复解约', refused: '对方不同意解约', withdrawn: '解约申请已撤回', department_review: '解约待院系审核', school_review: '解约待学校审核',
    rejected: '解约审核不通过', terminated: '解约成功', force_requested: '强制解约待复核', forced: '已强制解约',
  },
  terminationAction: {
    ask: '申请解约', consent: '同意解约', refuse: '不同意解约', withdraw: '撤回解约申请', remind: '提醒答复', pass: '初审通过', certify: '审核通过', fail: '不通过',
    request_force: '提出强制解约', drop_force: '撤销强制解约', force: '复核并强制解约',
  },
  certify: { two_party: '鉴证通过', three_party: '审核通过' },
  schoolReview: { two_party: '待学校鉴证', three_party: '待学校审核' },
  role: { graduate: '毕业生', employer: '用人单位', department: '院系', school: '学校', province: '省级主管部门', ministry: '教育部', clock: '系统计时', ledger: '全国台账' },
  refusalReason: {
    other_offer: '已决定去别的单位', terms: '条款谈不拢', place: '工作地点不合适', further_study: '准备升学', not_known: '不认识这家单位，没有谈过', other: '其他',
  },
  reviewReason: {
    employer_in_doubt: '单位情况存疑', terms_unlawful: '条款不合法', data_wrong: '信息有误', not_agreed: '毕业生表示并未同意', duplicate: '重复签约', other: '其他',
  },
  terminationReason: {
    further_study: '升学', public_service: '被公务员、事业单位等录用', military: '应征入伍', abroad: '出国（境）', other_employer: '改去其他单位', conditions: '工作条件与约定不符', family: '家庭或健康原因',
    post_cancelled: '岗位取消', no_diploma: '未取得毕业证书', not_suitable: '不符合录用条件', closing_down: '单位停业或撤销', other: '其他',
  },
  dissentReason: { penalty_open: '违约金还没有谈妥', still_wanted: '希望继续履行协议', reason_in_doubt: '对理由有异议', other: '其他' },
  forceGround: { agreed_with_employer: '已与用人单位协商一致', employer_unreachable: '单位已停用或无法联系' },
  partyMode: { two_party: '两方协议', three_party: '三方协议' },
  releaseGround: { further_study: '升学', public_service: '公务员或事业单位录用', military: '应征入伍', abroad: '出国（境）', no_diploma: '未取得毕业证' },
  term: {
    position: '工作岗位', positionCategory: '职位类别', region: '工作地区', workPlace: '工作地点', reportBy: '报到期限', contractMonths: '合同期限', probationMonths: '试用期',
    monthlyPay: '转正月薪（税前）', probationPay: '试用期月薪（税前）', insurance: '社会保险和公积金', housing: '住房', benefits: '其他福利',
    employerPenalty: '违约金（单位付）', graduatePenalty: '违约金（毕业生付）', releaseGrounds: '可免责解除的情形', acceptsArchive: '接收档案', archiveReceiver: '档案接收单位和地址',
    acceptsHousehold: '接收户口', householdAddress: '户口迁移地址', contactName: '联系人', contactPhone: '联系电话', supplement: '补充条款',
  },
  recordField: {
    studentNo: '学号', name: '姓名', sex: '性别', homeRegionName: '生源地', homeRegion: '生源地代码', nationality: '民族', politicalStatus: '政治面貌', urbanRural: '城乡生源',
    educationLevel: '学历层次', majorName: '专业', majorDirection: '专业方向', major: '专业代码', enrolledOn: '入学年月', graduatesOn: '毕业日期', trainingMode: '培养方式',
    trainingUnit: '委培单位', studyForm: '学习形式', idNumber: '证件号', examineeNo: '考生号', department: '院系', className: '班级', school: '学校', year: '届别',
  },
};

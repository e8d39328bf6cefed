import { phraseBook } from '@netsign/ui';

/** What the page for verifying papers says. It is opened by people who sign in nowhere, so its words come with it alone. */
export const verifyPhrases = phraseBook({
  title: '核验就业协议', lead: '输入协议上印的编号和校验码，或者扫描协议首页的二维码。不用登录。',
  number: '协议编号', numberHint: '如 2027-99331-31-000271-8', check: '校验码', checkHint: '12 位字母和数字，不分大小写', ask: '核验', asking: '正在核验…', missing: '请填写这一项。',
  found: { in_force: '这是平台上的协议，现在有效。', ended: '这是平台上的协议，但已经解约，不再有效。' },
  compare: '请与纸面逐项核对；有一项不同，就不要采信。', masked: '姓名只显示首字。平台不会通过这个页面给出更多个人信息。',
  year: '届别', yearOf: (year: number) => `${year} 届`, mode: '协议方式', school: '学校', employer: '用人单位', graduate: '毕业生', inForceAt: '生效时间',
  file: '比对电子文书', fileLead: '手里有 PDF 文书的，可以看它是否被改动过。文件只在这台设备上计算，不会上传。', choose: '选择 PDF 文件', drop: '也可以把文件拖到这里',
  same: (name: string) => `“${name}”与平台保存的文书逐字节相同，没有改动。`,
  different: (name: string) => `“${name}”与平台保存的文书不同。它可能被改动过；扫描件、照片和另存的文件也会不同，请改为核对上面的内容。`,
  unreadable: '这个文件读不出来。请重新选择。', insecure: '这个浏览器不能在这里计算文件摘要。请换用安全连接（https）打开。', making: '这份协议的文书还在生成，稍后可以比对。',
}, {
  title: 'Verify an agreement', lead: 'Enter the number and the check code printed on the agreement, or scan the code on its first page. You need not sign in.',
  number: 'Number', numberHint: 'such as 2027-99331-31-000271-8', check: 'Check code', checkHint: '12 letters and digits, in capitals or not', ask: 'Verify', asking: 'Verifying…', missing: 'Fill this in.',
  found: { in_force: 'This is an agreement of the platform, and it is in force.', ended: 'This is an agreement of the platform, but it has been ended and is no longer valid.' },
  compare: 'Compare each line with the paper; if one differs, do not trust it.', masked: 'Of the name only the first character is shown. This page gives no more personal data.',
  year: 'Class', yearOf: (year: number) => `Class of ${year}`, mode: 'Kind', school: 'School', employer: 'Employer', graduate: 'Graduate', inForceAt: 'In force since',
  file: 'Compare the PDF', fileLead: 'If you have the PDF, you can see whether it was changed. The file is looked at on this device only and not sent.', choose: 'Choose a PDF file', drop: 'or drop the file here',
  same: (name: string) => `“${name}” is the platform’s document, byte for byte; nothing was changed.`,
  different: (name: string) => `“${name}” is not the document kept by the platform. It may have been changed; scans, photographs and files saved anew differ too, so compare the lines above instead.`,
  unreadable: 'The file could not be read. Please choose it again.', insecure: 'This browser cannot look at files here. Open the page over a secure connection (https).', making: 'The document of this agreement is still being made; you can compare it a little later.',
});

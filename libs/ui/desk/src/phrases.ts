import { phraseBook } from '@netsign/ui';

/** What the shared parts of the desk ends say. */
export const deskPhrases = phraseBook({
  skip: '跳到正文', menu: '主菜单', settings: '显示与退出', signOut: '退出登录', signOutAll: '所有设备退出', signOutAllTitle: '在所有设备上退出？', signOutAllEssence: '你的账号在所有浏览器和设备上的登录都会立刻结束，包括这里。已保存的内容不受影响。',
  otherSessions: (others: number) => `现在另有 ${others} 处登录。`, noOtherSessions: '现在没有其他登录。', cancel: '取消', otherLanguage: 'English',
  theme: '外观', themes: { system: '跟随系统', light: '浅色', dark: '深色' }, large: '大字',
  paperTitle: { two_party: '全国普通高等学校毕业生就业协议书（两方）', three_party: '全国普通高等学校毕业生就业协议书（三方）' },
  numberLater: '编号：生效后给出', number: (text: string) => `编号：${text}`,
  lawOk: '符合规定', lawBad: '不合规', noHistory: '还没有历程。',
  loading: '正在读取…', failedSince: (at: string) => `刷新失败，下面是 ${at} 的内容。`, retry: '再试一次', more: '显示更多',
  reasonCode: '原因', reason: '说明', reasonShort: '请至少写 5 个字。', reasonMissing: '请选择原因。',
  opening: '草稿建立', signInAgain: '重新登录', empty: '（未填）',
  offline: '网络断开了。下面是断开前的内容，填过的还在；连上后会自动刷新。', home: '回到首页', noPage: '没有这一页', noPageHow: '网址可能写错了，或者这一页已经换了地方。请从菜单重新进入，或回到首页。',
  documentLater: '生效后生成文书', documentMaking: '文书生成中，通常不到一分钟', documentDownload: (size: string) => `下载协议文书 PDF（${size}）`,
  paused: '现在没有网络，连上后会自动读取。',
}, {
  skip: 'Skip to the content', menu: 'Main menu', settings: 'display, sign out', signOut: 'Sign out', signOutAll: 'Sign out everywhere', signOutAllTitle: 'Sign out on all devices?', signOutAllEssence: 'Every session of your account ends at once, in all browsers and on all devices, this one too. What is saved stays.',
  otherSessions: others => (others === 1 ? '1 other session is open now.' : `${others} other sessions are open now.`), noOtherSessions: 'No other session is open now.', cancel: 'Cancel', otherLanguage: '中文',
  theme: 'Appearance', themes: { system: 'As the system', light: 'Light', dark: 'Dark' }, large: 'Large type',
  paperTitle: { two_party: '全国普通高等学校毕业生就业协议书（两方）', three_party: '全国普通高等学校毕业生就业协议书（三方）' },
  numberLater: 'Number: given once in force', number: text => `Number: ${text}`,
  lawOk: 'within the law', lawBad: 'against the law', noHistory: 'No history yet.',
  loading: 'Loading…', failedSince: at => `Refreshing failed; this is what stood at ${at}.`, retry: 'Try again', more: 'Show more',
  reasonCode: 'Reason', reason: 'Explanation', reasonShort: 'Write at least 5 characters.', reasonMissing: 'Choose a reason.',
  opening: 'Draft begun', signInAgain: 'Sign in again', empty: '(not given)',
  offline: 'There is no connection. What you see is from before it broke off, and what you typed is still here; the page refreshes once it is back.', home: 'To the first page', noPage: 'There is no such page', noPageHow: 'The address may be mistyped, or the page has moved. Choose it from the menu, or go to the first page.',
  documentLater: 'Made once in force', documentMaking: 'Being made; usually less than a minute', documentDownload: size => `Download the document, PDF (${size})`,
  paused: 'There is no connection; this is read once it is back.',
});

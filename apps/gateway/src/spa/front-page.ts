import type { End } from '@netsign/contracts';

interface Entrance { end: End; zh: string; en: string; whoZh: string; whoEn: string }

const ENTRANCES: readonly Entrance[] = [
  { end: 'student', zh: '毕业生', en: 'Graduates', whoZh: '用学信网账号登录，查看和签署就业协议', whoEn: 'Sign in with 学信网 to read and sign agreements' },
  { end: 'corp', zh: '用人单位', en: 'Employers', whoZh: '用新职业网账号登录，向毕业生发出邀约', whoEn: 'Sign in with 新职业网 to invite graduates' },
  { end: 'admin', zh: '院系 · 学校 · 省 · 部', en: 'Departments, schools, provinces, ministry', whoZh: '用就业管理系统账号登录，审核与统计', whoEn: 'Sign in with 就业管理系统 to review and to count' },
];

const STYLE = `
:root{color-scheme:light dark}
body{font:1.125rem/1.6 system-ui,"PingFang SC","Noto Sans SC","Microsoft YaHei",sans-serif;max-width:40rem;margin:0 auto;padding:2.5rem 1rem}
h1{font-size:1.5rem;line-height:1.35}
ul{list-style:none;padding:0}
a{display:block;padding:1rem;margin:.75rem 0;border:1px solid currentColor;border-radius:.5rem;color:inherit;text-decoration:none}
a:hover,a:focus-visible{outline:3px solid currentColor;outline-offset:2px}
strong{display:block}
small{display:block;opacity:.8}`;

const page = (title: string, content: string): string => `<!doctype html>
<html lang="zh-CN"><head><meta charset="utf-8"><meta name="viewport" content="width=device-width, initial-scale=1"><title>${title}</title><style>${STYLE}</style></head>
<body><main>${content}</main></body></html>
`;

const entrance = ({ end, zh, en, whoZh, whoEn }: Entrance): string =>
  `<li><a href="/${end}/"><strong>${zh} <span lang="en">${en}</span></strong><small>${whoZh}</small><small lang="en">${whoEn}</small></a></li>`;

const VERIFY = '<li><a href="/verify"><strong>核验协议 <span lang="en">Verify an agreement</span></strong><small>不用登录，核对纸质或电子协议的真伪</small><small lang="en">Without signing in: is this paper ours and in force?</small></a></li>';

/** `/`: the three doors, and the one that is open to everybody. */
export const frontPage = page('毕业生就业协议网上签约', `<h1>毕业生就业协议网上签约<br><small lang="en">Online signing of graduates’ employment agreements</small></h1><ul>${ENTRANCES.map(entrance).join('')}${VERIFY}</ul>`);

/** In place of an end that was not built. */
export const missingPage = (end: End): string => page('页面尚未构建', `<h1>这一端的页面尚未构建</h1><p>请先运行 <code>npm start</code>，它会构建 <code>${end}</code> 端后再启动。</p><p lang="en">The pages of <code>${end}</code> have not been built. Run <code>npm start</code>: it builds them and then starts.</p>`);

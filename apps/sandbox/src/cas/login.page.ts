import type { AccountCard } from '../accounts/accounts.service.js';
import { html } from '../page/html.js';
import type { Html } from '../page/html.js';
import type { Page } from '../page/page.answer.js';
import type { SandboxError } from '../sandbox.error.js';
import { loginScript } from './login.script.js';
import { realms } from './realm.js';
import type { Realm } from './realm.js';

export interface LoginView {
  realm: Realm;
  service?: string;
  renew: boolean;
  lt: string;
  cards: AccountCard[];
  /** All demo accounts of the realm. */
  total: number;
  /** Null when the listed accounts have passwords of their own. */
  demoPassword: string | null;
  problem?: SandboxError;
  username?: string;
  find?: string;
}

/** The sign-in form beside the demo accounts of the realm. Works without a script; with it, search and choice need no reload. */
export function loginPage(view: LoginView): Page {
  const { name, who } = realms[view.realm];
  return {
    title: `${view.problem ? '出错了 · ' : ''}登录${name.zh}（演示） Sign in`,
    script: loginScript,
    main: html`
<div><h1>登录${name.zh} <span lang="en">Sign in to ${name.en}</span></h1>
<p class="small">${who.zh} · 这是演示用的登录页，不是真正的${name.zh} <span lang="en">For ${who.en.toLowerCase()}. A stand-in, not the real system.</span></p></div>
<div class="two">
<form class="card" method="post" action="/cas/${view.realm}/login" id="sign-in">
${view.problem && problemBanner(view.problem)}
${hiddenFields(view)}<input type="hidden" name="lt" value="${view.lt}">
<div><label for="username">账号 <span lang="en">Account</span></label><input id="username" name="username" autocomplete="username" autocapitalize="none" spellcheck="false" required maxlength="64" value="${view.username ?? ''}"></div>
<div><label for="password">密码 <span lang="en">Password</span></label><input id="password" name="password" type="password" autocomplete="current-password" required maxlength="128" value="${view.username && !view.problem ? view.demoPassword : ''}"></div>
<button class="primary">登录 <span lang="en">Sign in</span></button>
${view.demoPassword !== null && html`<p class="small">演示账号的密码都是 <span lang="en">Every demo account has the password</span> <strong class="num">${view.demoPassword}</strong></p>`}
</form>
${accountsCard(view)}
</div>`,
  };
}

function problemBanner(problem: SandboxError): Html {
  const { zh, en } = problem.phrase;
  return html`<div class="banner" role="alert" tabindex="-1" id="problem"><strong>${zh}</strong> <span lang="en">${en}</span></div>`;
}

function hiddenFields(view: LoginView): Html {
  return html`${view.service !== undefined && html`<input type="hidden" name="service" value="${view.service}">`}${view.renew && html`<input type="hidden" name="renew" value="true">`}`;
}

function accountsCard(view: LoginView): Html {
  return html`<form class="card" method="post" action="/cas/${view.realm}/login" id="accounts" data-search="/cas/${view.realm}/accounts/search" data-password="${view.demoPassword ?? ''}">
<h2>选一个演示账号 <span lang="en">Choose a demo account</span></h2>
${hiddenFields(view)}
<div class="find"><div><label for="find">按姓名、账号或单位查找 <span lang="en">Find by name, account or organisation</span></label><input id="find" name="find" type="search" maxlength="100" autocomplete="off" value="${view.find ?? ''}"></div><button>查找 <span lang="en">Find</span></button></div>
<p class="small" role="status" id="found">${foundSentence(view)}</p>
<ul class="people" id="people">${view.cards.map(accountButton)}</ul>
</form>`;
}

function foundSentence({ cards, total }: LoginView): string {
  if (total === 0) return '还没有演示账号，请等启动完成后刷新。 No demo accounts yet: wait for the start to finish, then reload.';
  if (cards.length === 0) return '没有找到，换一个词试试。 Nothing found: try another word.';
  return `显示 ${cards.length} 个，共 ${total} 个。 ${cards.length} of ${total} shown.`;
}

function accountButton(card: AccountCard): Html {
  return html`<li><button name="pick" value="${card.account}" data-account="${card.account}"><strong>${card.name}</strong> <span>${card.account}</span>${card.note && html` <span class="small">${card.note}</span>`}</button></li>`;
}

/** After signing in without a service: there is nowhere to go on to by itself. */
export function signedInPage(realm: Realm, name: string, publicOrigin: string): Page {
  const { name: system, end } = realms[realm];
  return {
    title: `已登录${system.zh}（演示） Signed in`,
    main: html`<div class="card"><h1>已登录${system.zh} <span lang="en">Signed in to ${system.en}</span></h1>
<p class="banner ok">${name}，你好。 <span lang="en">Hello, ${name}.</span></p>
<ul class="links"><li><a class="btn primary" href="${publicOrigin}/${end}/">进入平台 <span lang="en">Go to the platform</span></a></li>
<li><a class="btn" href="/cas/${realm}/logout">退出，换一个账号 <span lang="en">Sign out, use another account</span></a></li></ul></div>`,
  };
}

export function signedOutPage(realm: Realm): Page {
  const { name } = realms[realm];
  return {
    title: `已退出${name.zh}（演示） Signed out`,
    main: html`<div class="card"><h1>已退出${name.zh} <span lang="en">Signed out of ${name.en}</span></h1>
<ul class="links"><li><a class="btn primary" href="/cas/${realm}/login">重新登录 <span lang="en">Sign in again</span></a></li><li><a class="btn" href="/">首页 <span lang="en">Home</span></a></li></ul></div>`,
  };
}

export function refusedPage(problem: SandboxError): Page {
  return {
    title: '不能从这里登录（演示） Cannot sign in here',
    main: html`<div class="card"><h1>不能从这里登录 <span lang="en">You cannot sign in here</span></h1>${problemBanner(problem)}<p><a class="btn" href="/">首页 <span lang="en">Home</span></a></p></div>`,
  };
}

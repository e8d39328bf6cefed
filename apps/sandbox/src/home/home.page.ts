import { realmNames, realms } from '../cas/realm.js';
import type { Realm } from '../cas/realm.js';
import type { ClockView } from '../clock/clock.service.js';
import { html } from '../page/html.js';
import type { Html } from '../page/html.js';
import type { Page } from '../page/page.answer.js';

/** Says what this place is and leads to its parts. */
export function homePage(accounts: Record<Realm, number>, clock: ClockView, publicOrigin: string): Page {
  return {
    title: '演示环境 Sandbox',
    main: html`
<div><h1>平台之外的世界，都在这台电脑上 <span lang="en">The world outside the platform, on this machine</span></h1>
<p>这里代替学信网、就业管理系统、新职业网、短信和邮件，让平台可以完整地试用。正式部署时换成真正的系统。
<span lang="en">It stands in for the sign-in systems, text messages and mail, so that the platform can be tried whole. In production the real ones take its place.</span></p></div>
<section class="grid" aria-label="三类用户 The three ends">${realmNames.map((realm) => realmCard(realm, accounts[realm], publicOrigin))}</section>
<section class="card" aria-label="消息和时钟 Messages and clock"><ul class="links">
<li><a class="btn" href="/sms">看短信（验证码在这里） <span lang="en">Text messages, with the codes</span></a></li>
<li><a class="btn" href="/mail">看邮件 <span lang="en">Mail</span></a></li></ul>
${clockSentence(clock)}</section>`,
  };
}

function realmCard(realm: Realm, accounts: number, publicOrigin: string): Html {
  const { name, who, end } = realms[realm];
  return html`<article class="card"><h2>${name.zh} <span lang="en">${name.en}</span></h2>
<p>${who.zh} <span lang="en">${who.en}</span><br><span class="small num">${accounts} 个演示账号 · ${accounts} demo accounts</span></p>
<ul class="links"><li><a class="btn primary" href="${publicOrigin}/${end}/">进入平台 <span lang="en">Platform</span></a></li>
<li><a class="btn" href="/cas/${realm}/login">登录或换账号 <span lang="en">Sign in, switch</span></a></li></ul></article>`;
}

function clockSentence({ offsetMs, now }: ClockView): Html {
  const shown = new Intl.DateTimeFormat('sv-SE', { dateStyle: 'short', timeStyle: 'medium', timeZone: 'Asia/Shanghai' }).format(new Date(now));
  const apart = offsetMs === 0 ? html`与真实时间一致 <span lang="en">the real time</span>` : html`与真实时间相差 ${duration(offsetMs)} <span lang="en">apart from real time by that much</span>`;
  return html`<p class="num">平台的时间 <span lang="en">Platform time</span>：<time datetime="${now}">${shown}</time>（北京时间），${apart}</p>`;
}

/** Days, hours and minutes, the sign in front. */
function duration(ms: number): string {
  const minutes = Math.round(Math.abs(ms) / 60_000);
  const [days, hours, rest] = [Math.floor(minutes / 1_440), Math.floor(minutes / 60) % 24, minutes % 60];
  return `${ms < 0 ? '−' : '+'}${days} 天 ${hours} 小时 ${rest} 分`;
}

import { html } from '../page/html.js';
import type { Html } from '../page/html.js';
import type { Page } from '../page/page.answer.js';
import type { MessageView } from './message.view.js';

const titles = {
  sms: { zh: '短信', en: 'Text messages', empty: '还没有短信。平台发出验证码时，会立刻出现在这里。', emptyEn: 'No messages yet. When the platform sends a code, it appears here at once.' },
  mail: { zh: '邮件', en: 'Mail', empty: '还没有邮件。平台发出邮件时，会立刻出现在这里。', emptyEn: 'No mail yet. When the platform sends some, it appears here at once.' },
};

/** What has arrived, newest first; new messages come in by themselves. */
export function messagesPage(kind: 'sms' | 'mail', messages: MessageView[]): Page {
  const { zh, en, empty, emptyEn } = titles[kind];
  return {
    title: `${zh}（演示） ${en}`,
    script: messagesScript,
    main: html`
<div><h1>${zh} <span lang="en">${en}</span></h1>
<p class="small" role="status" id="line">号码已遮盖，只留后四位。 <span lang="en">Numbers are masked to their last four digits.</span></p></div>
<section class="card" aria-label="${zh} ${en}">
<p id="empty"${messages.length > 0 && html` hidden`}>${empty} <span lang="en">${emptyEn}</span></p>
<ol class="messages" id="messages" aria-live="polite" data-stream="/${kind}/stream?after=${messages[0]?.id ?? 0}">${messages.map(item)}</ol>
</section>
<p><a class="btn" href="/">首页 <span lang="en">Home</span></a></p>`,
  };
}

function item(message: MessageView): Html {
  return html`<li><p class="small num"><span class="tag">${message.to}</span> <time datetime="${message.at}">${message.at}</time></p>${message.subject !== undefined && html`<p><strong>${message.subject}</strong></p>`}<p class="text num">${message.text}</p></li>`;
}

const messagesScript = `
const list = document.getElementById('messages');
const line = document.getElementById('line');
const calm = line.innerHTML;
const clock = new Intl.DateTimeFormat('zh-CN', { month: 'numeric', day: 'numeric', hour: '2-digit', minute: '2-digit', second: '2-digit', hour12: false });
for (const time of list.querySelectorAll('time')) time.textContent = clock.format(new Date(time.dateTime));

const stream = new EventSource(list.dataset.stream);
stream.onopen = () => { line.innerHTML = calm; };
stream.onerror = () => { line.textContent = '连接断开，正在重连… Connection lost, trying again…'; };
stream.onmessage = (event) => {
  const message = JSON.parse(event.data);
  document.getElementById('empty').hidden = true;
  const top = element('p', 'small num');
  const time = element('time', '', clock.format(new Date(message.at)));
  time.dateTime = message.at;
  top.append(element('span', 'tag', message.to), ' ', time);
  const entry = element('li', 'new');
  entry.append(top);
  if (message.subject) { const subject = element('p'); subject.append(element('strong', '', message.subject)); entry.append(subject); }
  entry.append(element('p', 'text num', message.text));
  list.prepend(entry);
};

function element(name, className, text) {
  const made = document.createElement(name);
  if (className) made.className = className;
  if (text !== undefined) made.textContent = text;
  return made;
}
`;

import type { FastifyReply } from 'fastify';
import { randomBytes } from 'node:crypto';
import { Html, html } from './html.js';
import { style } from './page.style.js';

export interface Page {
  /** Chinese, then English; stands in the browser's tab. */
  title: string;
  main: Html;
  /** Source of the page's script; the page must work without it. Nothing from outside may be written into it. */
  script?: string;
}

/** Sends a whole page. Only its own script and style run; forms may lead here and, by a redirect, to the platform. */
export function sendPage(reply: FastifyReply, status: number, page: Page, publicOrigin: string): void {
  const nonce = randomBytes(16).toString('base64');
  const policy = [
    "default-src 'none'",
    `style-src 'nonce-${nonce}'`,
    `script-src 'nonce-${nonce}'`,
    'img-src data:',
    "connect-src 'self'",
    `form-action 'self' ${publicOrigin}`,
    "base-uri 'none'",
    "frame-ancestors 'none'",
  ];
  void reply
    .status(status)
    .type('text/html; charset=utf-8')
    .headers({
      'content-security-policy': policy.join('; '),
      'cache-control': 'no-store',
      'referrer-policy': 'same-origin',
      'x-content-type-options': 'nosniff',
    })
    .send(draw(page, nonce).text);
}

function draw(page: Page, nonce: string): Html {
  return html`<!doctype html>
<html lang="zh-CN">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="color-scheme" content="light dark">
<title>${page.title}</title>
<link rel="icon" href="data:,">
<style nonce="${nonce}">${new Html(style)}</style>
</head>
<body>
<header class="bar"><p><a href="/">演示环境 <span lang="en">Sandbox</span></a></p><p class="small">这里的人和单位都是编造的 <span lang="en">Everybody here is invented</span></p></header>
<main>${page.main}</main>
${page.script !== undefined && html`<script nonce="${nonce}">${new Html(page.script)}</script>`}
</body>
</html>`;
}

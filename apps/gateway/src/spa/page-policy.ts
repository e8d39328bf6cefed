import { createHash } from 'node:crypto';

/** What stands in the page itself is allowed by its digest, nothing else that is inline. */
const digestsOf = (html: string, element: RegExp): string[] =>
  [...html.matchAll(element)].map(([, text]) => text ?? '').filter(text => text !== '')
    .map(text => `'sha256-${createHash('sha256').update(text).digest('base64')}'`);

const SCRIPTS = /<script\b(?![^>]*\bsrc=)[^>]*>([\s\S]*?)<\/script>/gi;
const STYLES = /<style\b[^>]*>([\s\S]*?)<\/style>/gi;

/**
 * Content Security Policy of one page. `stylesAtRunTime`: the component library of the corp and admin ends writes its
 * style elements while it runs, so that inline styles (never scripts) are allowed there.
 */
export function policyOf(html: string, stylesAtRunTime: boolean): string {
  const styles = stylesAtRunTime ? ["'unsafe-inline'"] : digestsOf(html, STYLES);
  return [
    "default-src 'self'",
    ["script-src 'self'", ...digestsOf(html, SCRIPTS)].join(' '),
    ["style-src 'self'", ...styles].join(' '),
    "img-src 'self' data: blob:",
    "font-src 'self' data:",
    "connect-src 'self'",
    "object-src 'none'",
    "base-uri 'none'",
    "form-action 'self'",
    "frame-ancestors 'none'",
  ].join('; ');
}

/** Headers of every page and file of an end. */
export const pageHeaders = (secure: boolean): Record<string, string> => ({
  'x-content-type-options': 'nosniff',
  'x-frame-options': 'DENY',
  'referrer-policy': 'no-referrer',
  'cross-origin-opener-policy': 'same-origin',
  'cross-origin-resource-policy': 'same-origin',
  'permissions-policy': 'camera=(), geolocation=(), microphone=(), payment=(), usb=()',
  ...(secure && { 'strict-transport-security': 'max-age=31536000; includeSubDomains' }),
});

import type { End } from '@netsign/contracts';

/**
 * Where to go after signing in: a page of the same end, else its first page. Whatever a browser might read as
 * another host (`//host`, `/\host`, `https:…`, `/student/../..//host`) is not such a page.
 */
export function localPath(end: End, to: string | undefined): string {
  const home = `/${end}/`;
  if (!to || to.length > 1000 || !to.startsWith(home) || /[\\\p{Cc}]/u.test(to)) return home;
  const here = new URL('http://here.invalid');
  const url = URL.canParse(to, here) ? new URL(to, here) : here;
  const path = url.pathname + url.search + url.hash;
  return url.origin === here.origin && url.pathname.startsWith(home) && !path.includes('//') ? path : home;
}

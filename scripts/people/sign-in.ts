import { ApiProblem, NoAnswer, problemFrom, type SessionAnswer } from '@netsign/api-client';
import { errors, isErrorCode, type End } from '@netsign/contracts';
import { askSandbox, request, type Platform } from './platform.js';

/** A session of one end, as a browser holds it. */
export interface SignedIn extends SessionAnswer { readonly cookie: string }

/**
 * Goes the way a browser goes: to the end's sign-in, on to its CAS for a ticket, back to the platform with it.
 * Throws `ApiProblem` with the code of the refusal.
 */
export async function signIn(platform: Platform, end: End, account: string, password: string): Promise<SignedIn> {
  const { gatewayUrl } = platform;
  const begun = await request(`${gatewayUrl}/api/${end}/sign-in`);
  const login = locationOf(begun);
  const service = login.searchParams.get('service') ?? '';
  const { ticket } = await askSandbox<{ ticket: string }>(platform, 'POST', login.pathname.replace(/login$/, 'tickets'), { account, password, service });
  const { pathname, search } = new URL(service);
  const back = await request(`${gatewayUrl}${pathname}${search}&ticket=${ticket}`, { headers: { cookie: cookieOf(begun, `${end}_state`) ?? '' } });
  const cookie = cookieOf(back, `${end}_session`);
  if (cookie === undefined) throw refusalOf(locationOf(back));
  const answer = await request(`${gatewayUrl}/api/${end}/session`, { headers: { cookie } });
  const json: unknown = await answer.json();
  if (!answer.ok) throw problemFrom(answer.status, json);
  return { ...(json as SessionAnswer), cookie };
}

/** `name=value` of a cookie that an answer sets. */
const cookieOf = (answer: Response, name: string): string | undefined =>
  answer.headers.getSetCookie().find(cookie => cookie.startsWith(`${name}=`))?.split(';')[0];

function locationOf(answer: Response): URL {
  const location = answer.headers.get('location');
  if (location === null) throw new NoAnswer(`status ${answer.status} instead of a redirect`);
  return new URL(location, answer.url);
}

function refusalOf(page: URL): Error {
  const code = page.searchParams.get('code') ?? '';
  if (!isErrorCode(code)) return new NoAnswer(`sign-in led to ${page.pathname} without a session`);
  return errors[code] >= 500 ? new NoAnswer(code) : new ApiProblem(code, errors[code], '');
}

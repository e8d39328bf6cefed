import { errors, errorSentence, languages, type End, type ErrorCode, type Language } from '@netsign/contracts';
import type { Page } from 'playwright-core';
import type { Truth } from './truth.fixture.js';

const codes = Object.keys(errors) as ErrorCode[];
/** With these nobody is signed in (any more): the page gives way to the gate. */
const leadsToGate = (code: ErrorCode): boolean => errors[code] === 401;

/** A page of each end that reads one thing of its service, and the address it reads it at. */
const pages: Readonly<Record<End, { address: (id: string) => string; reads: (id: string) => RegExp }>> = {
  student: { address: id => `/invitations/${id}`, reads: id => new RegExp(`/api/student/agreements/invitations/${id}$`) },
  corp: { address: id => `/invitations/${id}`, reads: id => new RegExp(`/api/corp/agreements/invitations/${id}$`) },
  admin: { address: id => `/inbox?case=${id}`, reads: id => new RegExp(`/api/admin/agreements/invitations/${id}$`) },
};

/** Every refusal there is, answered to real pages at the edge of the browser: each says its own sentence, in the page's language. */
export function describeEveryCode(truth: () => Truth): void {
  describe('every refusal of the platform', () => {
    let id = '';
    const accounts = {} as Record<End, string>;
    beforeAll(async () => {
      const { graduate, id: invited } = await truth().invitedAway();
      id = invited;
      Object.assign(accounts, { student: graduate.account, corp: truth().operator.account, admin: truth().schoolAccount });
    }, 60_000);

    it('has its sentence beside a place of the input, on a page of each end, in both languages', async () => {
      const all = (Object.keys(pages) as End[]).flatMap(end => languages.map(language => [end, language] as const));
      const silent = await Promise.all(all.map(async ([end, language]) => {
        const { page, context, answers } = await opened(end, language);
        answers.with({ code: 'INPUT_INVALID', fields: codes.map(code => ({ at: `/${code}`, code })) });
        await page.goto(address(end));
        await says(page, 'INPUT_INVALID', language);
        const told = new Set(await page.getByRole('alert').getByRole('listitem').allInnerTexts());
        await context.close();
        return codes.filter(code => !told.has(`${code}${language === 'en' ? ': ' : '：'}${errorSentence(code, language)}`)).map(code => `${end} ${language} ${code}`);
      }));
      expect(silent.flat()).toEqual([]);
    }, 120_000);

    it('is said by a page as the answer to what it asked for; that nobody is signed in, by the page of the gate', async () => {
      const silent = await Promise.all(languages.map(async (language) => {
        const { page, context, answers } = await opened('student', language);
        const unsaid: string[] = [];
        answers.with({ code: 'NOT_FOUND' });
        await page.goto(address('student'));
        for (const code of codes.filter(one => !leadsToGate(one))) {
          answers.with({ code });
          await page.getByRole('alert').getByRole('button', { name: language === 'en' ? 'Try again' : '再试一次' }).click();
          if (!(await says(page, code, language))) unsaid.push(code);
        }
        await context.clearCookies();
        for (const code of codes.filter(leadsToGate)) {
          await page.goto(`${truth().system.platform.gatewayUrl}/student/sign-in-refused?code=${code}`);
          if (!(await says(page, code, language))) unsaid.push(code);
        }
        await context.close();
        return unsaid;
      }));
      expect(silent.flat()).toEqual([]);
    }, 180_000);

    const address = (end: End) => `${truth().system.platform.gatewayUrl}/${end}${pages[end].address(id)}`;

    /** Somebody at a page of this end in this language, to whom the reading of the case is refused as told. */
    async function opened(end: End, language: Language) {
      const { page, context } = await truth().sitter(end, accounts[end]);
      await context.addInitScript(chosen => { localStorage.setItem('netsign.language', chosen); }, language);
      let refusal: Refusal = { code: 'NOT_FOUND' };
      await page.route(pages[end].reads(id), route => route.fulfill({
        status: errors[refusal.code], contentType: 'application/problem+json',
        body: JSON.stringify({ type: `urn:netsign:problem:${refusal.code}`, title: 'the title in an answer is not what a page shows', status: errors[refusal.code], ...refusal }),
      }));
      return { page, context, answers: { with: (next: Refusal) => { refusal = next; } } };
    }
  });
}

interface Refusal { readonly code: ErrorCode; readonly fields?: readonly { at: string; code: ErrorCode }[] }

const says = (page: Page, code: ErrorCode, language: Language): Promise<boolean> =>
  page.getByRole('alert').getByText(errorSentence(code, language), { exact: true }).waitFor().then(() => true, () => false);

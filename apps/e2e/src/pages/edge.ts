import { errors, type End, type ErrorCode } from '@netsign/contracts';
import type { BrowserContext, Request, Route } from 'playwright-core';
import type { Made } from './page-table.js';

/** Long enough for a loaded machine; nothing waits for it to pass. */
const REST_MS = 20_000;

/**
 * The network between one browser and the platform. It passes answers on, or holds, breaks, refuses or empties them, so that a page
 * shows how it looks then; and it knows when nothing is on its way any more. The pages themselves are the real ones.
 */
export class Edge {
  private readonly underway = new Set<Request>();
  private state = 'normal';
  private made: Made | null = null;
  /** How many answers were changed since the state was set: none means that the state did not come about. */
  private changed = 0;

  private constructor(private readonly context: BrowserContext, private readonly end: End) {}

  static async before(context: BrowserContext, end: End): Promise<Edge> {
    const edge = new Edge(context, end);
    const over = (request: Request) => { edge.underway.delete(request); };
    context.on('request', (request) => { if (!isStream(request)) edge.underway.add(request); });
    context.on('requestfinished', over);
    context.on('requestfailed', over);
    // The body of a refusal may be left unread: then nobody hears of its end.
    context.on('response', (response) => { if (!response.ok()) over(response.request()); });
    await context.route(`**/api/${end}/**`, (route) => edge.pass(route));
    return edge;
  }

  set(state: string, made: Made | null): void {
    [this.state, this.made, this.changed] = [state, made, 0];
  }

  /** Whether some answer was changed, where one should be. */
  get came(): boolean {
    return this.made === null || this.made.at !== undefined || this.changed > 0;
  }

  /** Resolves when no request is on its way, twice with a frame between, for an answer may lead to the next question. */
  async rest(): Promise<void> {
    const deadline = performance.now() + REST_MS;
    const page = this.context.pages()[0];
    for (let quiet = 0; quiet < 2; quiet = this.underway.size === 0 ? quiet + 1 : 0) {
      if (performance.now() > deadline) throw new Error(`still on its way: ${[...this.underway].map((request) => this.nameOf(request)).join(', ')}`);
      await page.evaluate(() => new Promise((resolve) => { requestAnimationFrame(() => { requestAnimationFrame(resolve); }); }));
    }
  }

  private nameOf(request: Request): string {
    const { pathname, search } = new URL(request.url());
    return `${request.method()} ${pathname.replace(`/api/${this.end}`, '')}${search}`;
  }

  private async pass(route: Route): Promise<void> {
    const request = route.request();
    const name = this.nameOf(request);
    const wanted = this.made === null || isStream(request) ? false : (this.made.calls?.test(name) ?? !name.startsWith('GET /session'));
    if (!wanted || this.state === 'normal') return route.continue();
    this.changed++;
    if (this.state === 'loading') this.underway.delete(request);
    else if (this.state === 'empty') await emptied(route);
    else await route.fulfill(problem(this.state === 'refused' ? 'ROLE_MAY_NOT' : 'INTERNAL'));
  }
}

const isStream = (request: Request): boolean => request.url().endsWith('/events');

const problem = (code: ErrorCode) => ({ status: errors[code], contentType: 'application/problem+json', body: JSON.stringify({ code, status: errors[code], title: code }) });

/** The real answer with nothing in its list. */
async function emptied(route: Route): Promise<void> {
  const response = await route.fetch();
  const json = (await response.json()) as Record<string, unknown>;
  if (!Array.isArray(json['items'])) return route.fulfill({ response, json });
  return route.fulfill({ response, json: { ...json, items: [], ...('next' in json && { next: null }), ...('unread' in json && { unread: 0 }) } });
}

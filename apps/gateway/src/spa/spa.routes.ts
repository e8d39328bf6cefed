import { type End, ends } from '@netsign/contracts';
import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import { frontPage, missingPage } from './front-page.js';
import { pageHeaders, policyOf } from './page-policy.js';
import type { SpaFile, SpaFiles } from './spa.files.js';

export interface SpaParts { builds: Readonly<Record<End, SpaFiles | null>>; secure: boolean }

/** Ends whose component library writes styles while it runs. */
const STYLES_AT_RUN_TIME: Record<End, boolean> = { student: false, corp: true, admin: true };

/** `/`, and below `/<end>/` the end's build: its files, and its page for every address that is not a file. */
export function spaRoutes(scope: FastifyInstance, { builds, secure }: SpaParts): void {
  scope.addHook('onRequest', async (_request, reply) => { reply.headers(pageHeaders(secure)); });
  scope.get('/', (_request, reply) => sendPage(reply, 200, frontPage));
  // Browsers ask for it unbidden; the ends name their own icons.
  scope.get('/favicon.ico', (_request, reply) => reply.code(204).header('cache-control', 'public, max-age=86400').send());
  scope.get('/robots.txt', (_request, reply) => reply.type('text/plain').send('User-agent: *\nDisallow: /\n'));

  // Short enough for a printed address. What stands behind the # stays in the browser, and goes along to the page.
  scope.get('/verify', (_request, reply) => reply.redirect('/student/verify', 302));

  for (const end of ends) {
    const build = builds[end];
    const policy = build ? policyOf(build.get('index.html')!.raw.toString(), STYLES_AT_RUN_TIME[end]) : '';
    scope.get(`/${end}`, (_request, reply) => reply.redirect(`/${end}/`, 308));
    scope.get<{ Params: { '*': string } }>(`/${end}/*`, (request, reply) => {
      if (!build) return sendPage(reply, 503, missingPage(end));
      const asked = request.params['*'];
      const file = build.get(asked);
      if (file && asked !== 'index.html') return sendFile(request, reply, file);
      // An old page may ask for a file of a build that is gone; answering with a page would only break it differently.
      if (!file && asked.startsWith('assets/')) return reply.code(404).header('cache-control', 'no-store').type('text/plain').send('Not found');
      return sendFile(request, reply.header('content-security-policy', policy), build.get('index.html')!);
    });
  }
}

const sendPage = (reply: FastifyReply, status: number, html: string): FastifyReply =>
  reply.code(status).header('content-security-policy', policyOf(html, false)).header('cache-control', 'no-cache').type('text/html; charset=utf-8').send(html);

function sendFile(request: FastifyRequest, reply: FastifyReply, file: SpaFile): FastifyReply {
  reply.headers({ 'content-type': file.type, etag: file.etag, vary: 'accept-encoding', 'cache-control': file.immutable ? 'public, max-age=31536000, immutable' : 'no-cache' });
  if (request.headers['if-none-match'] === file.etag) return reply.code(304).send();
  const taken = codingsOf(request.headers['accept-encoding']);
  const best = file.coded.find(({ coding }) => taken.has(coding));
  return best ? reply.header('content-encoding', best.coding).send(best.body) : reply.send(file.raw);
}

/** What an Accept-Encoding takes; `q=0` means not. */
const codingsOf = (header = ''): ReadonlySet<string> =>
  new Set(header.split(',').map(one => one.trim().toLowerCase()).filter(one => !/;\s*q=0(\.0*)?$/.test(one)).map(one => one.split(';')[0].trim()));

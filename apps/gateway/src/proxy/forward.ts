import type { IncomingHttpHeaders, ServerResponse } from 'node:http';
import { AppError } from '@netsign/contracts';
import type { Dispatcher } from 'undici';
import { problemAnswer } from '../problem.js';

/** Headers that belong to one connection, or that only the gateway may set towards a browser. */
const KEPT_BACK = new Set(['connection', 'keep-alive', 'proxy-authenticate', 'transfer-encoding', 'upgrade', 'trailer', 'te', 'date', 'server', 'set-cookie', 'x-request-id']);

/** What a browser may do with any answer of the API: read it, nothing else. */
export const ANSWER_HEADERS = {
  'content-security-policy': "default-src 'none'; frame-ancestors 'none'; sandbox",
  'x-content-type-options': 'nosniff',
  'referrer-policy': 'no-referrer',
  'cross-origin-resource-policy': 'same-origin',
};

/** What a forwarded request needs besides the answer it gets. */
export interface Asked {
  requestId: string;
  acceptLanguage: string | undefined;
  /** Time in ms until the answer must have begun. */
  within: number;
  /** Runs before the first byte of the answer leaves; the headers it returns are added. */
  onAnswer(status: number): Record<string, string>;
  /** The service did not answer, or broke off. */
  onFailure(error: Error): void;
}

/**
 * Passes one answer of a service on to the browser as it comes, no faster than the browser takes it. A browser that
 * goes away ends the call; a service that does not answer becomes UNAVAILABLE; one that breaks off breaks off here too.
 */
export class Forward implements Dispatcher.DispatchHandler {
  private controller: Dispatcher.DispatchController | null = null;
  private over: Error | null = null;
  private readonly deadline: NodeJS.Timeout;

  constructor(private readonly raw: ServerResponse, private readonly asked: Asked) {
    this.deadline = setTimeout(() => this.fail(new Error(`No answer within ${asked.within} ms.`)), asked.within);
    raw.once('close', () => {
      clearTimeout(this.deadline);
      if (!raw.writableFinished) this.abandon(new Error('The browser went away.'));
    });
  }

  onRequestStart(controller: Dispatcher.DispatchController): void {
    this.controller = controller;
    if (this.over) controller.abort(this.over);
  }

  onResponseStart(controller: Dispatcher.DispatchController, status: number, headers: IncomingHttpHeaders): void {
    if (status < 200) return;
    clearTimeout(this.deadline);
    const passed: Record<string, string | string[]> = { 'cache-control': 'no-store' };
    for (const name in headers) {
      const value = headers[name];
      if (value !== undefined && !KEPT_BACK.has(name)) passed[name] = value;
    }
    this.raw.writeHead(status, { ...passed, ...ANSWER_HEADERS, ...this.asked.onAnswer(status), 'x-request-id': this.asked.requestId });
    this.raw.on('drain', () => controller.resume());
  }

  onResponseData(controller: Dispatcher.DispatchController, chunk: Buffer): void {
    if (!this.raw.write(chunk)) controller.pause();
  }

  onResponseEnd(): void {
    this.raw.end();
  }

  onResponseError(_controller: Dispatcher.DispatchController, error: Error): void {
    if (!this.over) this.fail(error);
  }

  private fail(error: Error): void {
    clearTimeout(this.deadline);
    if (!(error instanceof AppError)) this.asked.onFailure(error);
    this.abandon(error);
    if (this.raw.destroyed) return;
    if (this.raw.headersSent) {
      this.raw.destroy();
      return;
    }
    const { requestId, acceptLanguage } = this.asked;
    const { status, headers, body } = problemAnswer(error instanceof AppError ? error : new AppError('UNAVAILABLE'), acceptLanguage, requestId);
    this.raw.writeHead(status, { ...headers, ...ANSWER_HEADERS, 'x-request-id': requestId }).end(body);
  }

  /** Whatever the service still says about this request is of no use. */
  private abandon(reason: Error): void {
    this.over ??= reason;
    if (this.controller && !this.controller.aborted) this.controller.abort(reason);
  }
}

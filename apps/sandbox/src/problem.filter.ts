import { ArgumentsHost, Catch, ExceptionFilter, HttpException, Logger, NotFoundException } from '@nestjs/common';
import type { FastifyReply } from 'fastify';
import { STATUS_CODES } from 'node:http';
import { SandboxError } from './sandbox.error.js';

interface Problem {
  type: 'about:blank';
  title: string;
  status: number;
  code: string;
  detail?: string;
  detailZh?: string;
  [extension: string]: unknown;
}

/** Answers every error as RFC 9457 problem+json. What was not foreseen is logged without its message, which may quote data. */
@Catch()
export class ProblemFilter implements ExceptionFilter {
  private readonly logger = new Logger('sandbox');

  catch(error: unknown, host: ArgumentsHost): void {
    const problem = this.describe(error);
    const reply = host.switchToHttp().getResponse<FastifyReply>();
    if (problem.code === 'SIGN_IN_WAIT') void reply.header('retry-after', '60');
    void reply.status(problem.status).type('application/problem+json; charset=utf-8').send(JSON.stringify(problem));
  }

  private describe(error: unknown): Problem {
    if (error instanceof NotFoundException) return this.describe(new SandboxError('NOT_FOUND'));
    if (error instanceof SandboxError) {
      const { status, zh, en } = error.phrase;
      return { ...error.details, type: 'about:blank', title: STATUS_CODES[status]!, status, code: error.code, detail: en, detailZh: zh };
    }
    const status = statusOf(error);
    if (status >= 500) this.logger.error(whereItHappened(error));
    return { type: 'about:blank', title: STATUS_CODES[status] ?? 'Error', status, code: status >= 500 ? 'UNEXPECTED' : 'REQUEST_REFUSED' };
  }
}

/** Nest's own refusals and Fastify's (body too large, not JSON, …) carry their status. */
function statusOf(error: unknown): number {
  if (error instanceof HttpException) return error.getStatus();
  const status = (error as { statusCode?: unknown } | null)?.statusCode;
  return typeof status === 'number' && status >= 400 && status < 600 ? status : 500;
}

/** Name and stack frames of an error, without its message. */
export function whereItHappened(error: unknown): string {
  if (!(error instanceof Error)) return 'something that is not an error was thrown';
  const frames = (error.stack ?? '').split('\n').filter((line) => /^\s+at /.test(line));
  return [error.name, ...frames].join('\n');
}

import { Catch, HttpException, type ArgumentsHost, type ExceptionFilter } from '@nestjs/common';
import { AppError, errors, errorSentence, languageOf, type ErrorCode, type FieldError } from '@netsign/contracts';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { throwError } from 'rxjs';
import type { Logger } from '../logger.js';

/** An answer that says no: RFC 9457, with the sentence in the reader's language and the places that are wrong. */
export interface Problem { type: string; title: string; status: number; code: ErrorCode; instance: string; fields?: (FieldError & { detail: string })[]; [key: string]: unknown }

export function problemOf(error: AppError, request: FastifyRequest): Problem {
  const language = languageOf(request.headers['accept-language']);
  const { fields, ...details } = error.details;
  return {
    type: `urn:netsign:problem:${error.code}`, title: errorSentence(error.code, language), status: errors[error.code], code: error.code, instance: request.id,
    ...details, ...(fields && { fields: fields.map(field => ({ ...field, detail: errorSentence(field.code, language) })) }),
  };
}

const httpCodes: Record<number, ErrorCode> = { 400: 'INPUT_INVALID', 404: 'ROUTE_NOT_FOUND', 405: 'ROUTE_NOT_FOUND', 413: 'BODY_TOO_LARGE', 415: 'INPUT_INVALID', 429: 'TOO_MANY_REQUESTS', 503: 'UNAVAILABLE' };

/** The one place where an error becomes an answer. What nobody foresaw is logged whole and answered without its insides. */
@Catch()
export class ProblemFilter implements ExceptionFilter {
  constructor(private readonly logger: Logger) {}

  catch(error: unknown, host: ArgumentsHost): unknown {
    // A failing event handler must reach the consumer as it is: it decides on retry and back-off.
    if (host.getType() === 'rpc') return throwError(() => error);
    const request = host.switchToHttp().getRequest<FastifyRequest>();
    const known = this.known(error);
    if (known.code === 'INTERNAL') this.logger.error({ requestId: request.id, route: request.routeOptions.url, error: describe(error) }, 'an unforeseen error');
    void host.switchToHttp().getResponse<FastifyReply>().status(known.status).header('content-type', 'application/problem+json; charset=utf-8').send(JSON.stringify(problemOf(known, request)));
    return undefined;
  }

  private known(error: unknown): AppError {
    if (error instanceof AppError) return error;
    const status = error instanceof HttpException ? error.getStatus() : (error as { statusCode?: number }).statusCode;
    if (isConnectionLoss(error)) return new AppError('UNAVAILABLE');
    if (isUnstorable(error)) {
      this.logger.error({ error: describe(error) }, 'a value passed the contract and not the database: the contract is too wide');
      return new AppError('INPUT_INVALID');
    }
    if (status !== undefined && status >= 400 && status < 500) return new AppError(httpCodes[status] ?? 'INPUT_INVALID');
    return new AppError((status !== undefined && httpCodes[status]) || 'INTERNAL');
  }
}

/** The database is away or restarting: nothing was kept, and it is worth asking again. */
function isConnectionLoss(error: unknown): boolean {
  const { code, message } = error as { code?: string; message?: string };
  return ['ECONNREFUSED', 'ECONNRESET', 'EPIPE', '57P01', '57P02', '57P03', '08006', '08003', '53300'].includes(code ?? '') || /Connection terminated|timeout exceeded when trying to connect|not queryable/.test(message ?? '');
}

/** PostgreSQL's class 22, data exceptions: the value cannot be stored as what the column is. */
const isUnstorable = (error: unknown): boolean => /^22/.test((error as { code?: string }).code ?? '');

const describe = (error: unknown) => (error instanceof Error ? { name: error.name, message: error.message, stack: error.stack, code: (error as { code?: string }).code } : { name: 'unknown' });

import type { LoggerService } from '@nestjs/common';
import { pino, type Logger } from 'pino';

/**
 * Structured logs, one JSON object a line. Log ids, codes and counts only: names, ID numbers, phones, query strings and bodies
 * never reach this point, because nobody hands them over.
 */
export const createLogger = (service: string, level: string): Logger => pino({ level, base: { service }, timestamp: pino.stdTimeFunctions.isoTime });

/** Injection token of the service's pino logger. */
export const LOGGER = Symbol('logger');
export type { Logger };

/** Lets Nest speak through pino. */
export class NestLogger implements LoggerService {
  constructor(private readonly logger: Logger) {}
  log(message: unknown, context?: string) { this.logger.debug({ context }, String(message)); }
  warn(message: unknown, context?: string) { this.logger.warn({ context }, String(message)); }
  error(message: unknown, stack?: string, context?: string) { this.logger.error({ context, stack }, message instanceof Error ? message.message : String(message)); }
  debug(message: unknown, context?: string) { this.logger.debug({ context }, String(message)); }
  verbose(message: unknown, context?: string) { this.logger.trace({ context }, String(message)); }
  fatal(message: unknown, context?: string) { this.logger.fatal({ context }, String(message)); }
}

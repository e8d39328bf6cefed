import { ConsoleLogger } from '@nestjs/common';
import { NestFactory } from '@nestjs/core';
import { FastifyAdapter, NestFastifyApplication } from '@nestjs/platform-fastify';
import type { SandboxConfig } from './config.js';
import { ProblemFilter } from './problem.filter.js';
import type { RealTime } from './real-time.js';
import { SandboxModule } from './sandbox.module.js';

/** Room for five thousand accounts in one request. */
const BODY_LIMIT = 8 * 1_024 * 1_024;

/**
 * Builds the sandbox without listening. Requests are not logged: what people type and where they go is nobody's business.
 * @throws Error when the state file cannot be read
 */
export async function createSandbox(config: SandboxConfig, time: RealTime): Promise<NestFastifyApplication> {
  // Open streams of messages would otherwise keep a stopping sandbox alive.
  const adapter = new FastifyAdapter({ bodyLimit: BODY_LIMIT, forceCloseConnections: true });
  const app = await NestFactory.create<NestFastifyApplication>(SandboxModule.with(config, time), adapter, {
    logger: new ConsoleLogger({ json: true, logLevels: ['warn', 'error', 'fatal'] }),
    abortOnError: false,
  });
  app.useGlobalFilters(new ProblemFilter());
  await app.init();
  await app.getHttpAdapter().getInstance().ready();
  return app;
}

import { NestFactory } from '@nestjs/core';
import { FastifyAdapter, type NestFastifyApplication } from '@nestjs/platform-fastify';
import { type Config, type Logger, NestLogger, ProblemFilter, uuidv7 } from '@netsign/platform';
import type { FastifyInstance } from 'fastify';
import { AppModule } from './app.module.js';
import { Gateway } from './gateway.js';

/** A request, its body included, must have come in within this time; enough for the largest file over a slow line. */
const REQUEST_WITHIN_MS = 300_000;

export interface RunningGateway { url: string; gateway: Gateway; close(): Promise<void> }

/** Answers when the gateway accepts connections; services and Kafka may come later. `close` drains. */
export async function startGateway(config: Config, logger: Logger): Promise<RunningGateway> {
  const gateway = new Gateway(config, logger);
  const adapter = new FastifyAdapter({ genReqId: () => uuidv7(), requestTimeout: REQUEST_WITHIN_MS, forceCloseConnections: 'idle', routerOptions: { maxParamLength: 300 } });
  const app = await NestFactory.create<NestFastifyApplication>(AppModule.of(gateway), adapter, { logger: new NestLogger(logger) });
  app.useGlobalFilters(new ProblemFilter(logger));
  await gateway.open(adapter.getInstance<FastifyInstance>());
  await app.listen(config.port, config.host);
  const close = async (): Promise<void> => {
    await app.close();
    await gateway.close();
  };
  return { gateway, url: (await app.getUrl()).replace('[::1]', '127.0.0.1'), close };
}

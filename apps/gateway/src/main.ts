import 'reflect-metadata';
import { createLogger, readConfig } from '@netsign/platform';
import { startGateway } from './start.js';

const config = readConfig();
const logger = createLogger('gateway', config.logLevel);

// Every service is asked to migrate before the first one starts; this one has no database.
if (process.argv[2] !== 'migrate') {
  const gateway = await startGateway(config, logger);
  logger.info({ url: gateway.url }, 'ready');
  const stop = (signal: string): void => {
    logger.info({ signal }, 'draining');
    gateway.close().then(() => process.exit(0), (error: unknown) => {
      logger.error({ error: error instanceof Error ? error.message : String(error) }, 'draining failed');
      process.exit(1);
    });
  };
  process.once('SIGTERM', stop).once('SIGINT', stop);
}

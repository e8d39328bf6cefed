import { Global, Module, type DynamicModule, type Type } from '@nestjs/common';
import { APP_GUARD, NestFactory } from '@nestjs/core';
import { FastifyAdapter, type NestFastifyApplication } from '@nestjs/platform-fastify';
import { getDataSourceToken, TypeOrmModule } from '@nestjs/typeorm';
import type pg from 'pg';
import type { DataSource } from 'typeorm';
import { Commands, SERVICE_FACTS } from './commands.js';
import { CONFIG, readConfig, type Config } from './config.js';
import { begin, commit, Database } from './database/database.js';
import type { Constraints } from './database/failures.js';
import { sql } from './database/sql.js';
import { dataSourceOptions, migrate, requestLimits, type Schema } from './database/migrate.js';
import { EventPath } from './events/event-path.js';
import { GroupServer } from './events/group-server.js';
import type { Parser } from './events/inbound.js';
import { createKafka, ensureTopics } from './events/kafka.js';
import { Relay } from './events/relay.js';
import { ActorGuard } from './http/actor.guard.js';
import { OpsController } from './http/ops.controller.js';
import { ProblemFilter } from './http/problem.filter.js';
import { uuidv7 } from './ids.js';
import { Jobs, type Job } from './jobs.js';
import { createLogger, LOGGER, NestLogger, type Logger } from './logger.js';

/** Everything that makes a service of ours; its rooms hold the rest. */
export interface Service {
  readonly name: string;
  readonly module: Type<unknown>;
  readonly schema: Schema;
  readonly constraints: Constraints;
  /** Consumer groups by the symbol their handlers are bound to; the group's name is `<service>.<description>`. */
  readonly groups: readonly symbol[];
  /** Largest body in bytes: files, where the service takes any. */
  readonly bodyLimit?: number;
}

const pool = (source: DataSource): pg.Pool => (source.driver as unknown as { master: pg.Pool }).master;

/** The platform's side of the dependency container: config, logger, the two logins, commands, jobs. */
@Global()
@Module({})
class PlatformModule {
  static of(service: Service, config: Config, logger: Logger): DynamicModule {
    return {
      module: PlatformModule,
      imports: [
        TypeOrmModule.forRoot({ ...dataSourceOptions({ ...service.schema, entities: [], migrations: [] }, config.databaseUrl, 8, requestLimits), retryAttempts: 50, retryDelay: 500 }),
        TypeOrmModule.forRoot({ ...dataSourceOptions(service.schema, config.databaseOwnerUrl, 6), name: 'owner', retryAttempts: 50, retryDelay: 500 }),
      ],
      controllers: [OpsController],
      providers: [
        { provide: CONFIG, useValue: config }, { provide: LOGGER, useValue: logger },
        { provide: SERVICE_FACTS, useValue: { name: service.name, constraints: service.constraints } },
        { provide: Database, useFactory: (requests: DataSource, owner: DataSource) => new Database(pool(requests), pool(owner)), inject: [getDataSourceToken(), getDataSourceToken('owner')] },
        { provide: EventPath, useFactory: () => new EventPath(logger) },
        { provide: APP_GUARD, useClass: ActorGuard }, Commands, Jobs,
      ],
      exports: [CONFIG, LOGGER, Database, Commands, Jobs, EventPath, SERVICE_FACTS],
    };
  }
}

export interface RunningService { readonly app: NestFastifyApplication; readonly url: string; readonly groups: readonly GroupServer[]; close(): Promise<void> }
export interface ServeOptions { readonly config: Config; /** Without Kafka: for specs that look at HTTP and the database alone. */ readonly kafka?: boolean; readonly parse?: Parser; readonly logger?: Logger }

/** Starts a service: topics, HTTP, consumers, relay, jobs. Answers when it is ready. */
export async function serve(service: Service, { config, kafka = true, parse, logger = createLogger(service.name, config.logLevel) }: ServeOptions): Promise<RunningService> {
  if (config.platformKey.length !== 32) throw new Error('PLATFORM_KEY must be 32 bytes in base64');
  const adapter = new FastifyAdapter({ bodyLimit: service.bodyLimit ?? 1_000_000, genReqId: (request: { headers: Record<string, string | string[] | undefined> }) => [request.headers['x-request-id']].flat()[0] ?? uuidv7(), forceCloseConnections: 'idle', routerOptions: { maxParamLength: 300 } });
  adapter.getInstance().addContentTypeParser('application/octet-stream', { parseAs: 'buffer' }, (_request, body, done) => done(null, body));
  const app = await NestFactory.create<NestFastifyApplication>({ module: class ServiceRoot {}, imports: [PlatformModule.of(service, config, logger), service.module] }, adapter, { logger: new NestLogger(logger), bufferLogs: false });
  app.useGlobalFilters(new ProblemFilter(logger));
  const database = app.get(Database);
  const path = app.get(EventPath);
  const groups = service.groups.map(transport => new GroupServer({ service: service.name, group: groupName(service, transport), transport, brokers: config.kafkaBrokers, connected: kafka, database, logger, ...(parse && { parse }) }));
  const client = createKafka(config.kafkaBrokers, service.name, logger);
  if (kafka) await ensureTopics(client, groups.map(group => group.name));
  for (const strategy of groups) app.connectMicroservice({ strategy }, { inheritAppConfig: true });
  await app.startAllMicroservices();
  if (kafka) {
    const producer = client.producer({ allowAutoTopicCreation: false });
    await producer.connect();
    const relay = new Relay({ ownerUrl: config.databaseOwnerUrl, producer, database, logger });
    path.open({ producer, relay, groups });
    relay.start();
  }
  app.get(Jobs).add(forgetting(database));
  await app.listen(config.port, config.host);
  // Whoever still writes ends first, then what sends it; the relay has a connection of its own.
  const close = once(async () => { path.leave(); await app.get(Jobs).stop(); await app.close(); await path.close(); });
  return { app, groups, url: (await app.getUrl()).replace('[::1]', '127.0.0.1'), close };
}

/** Keys of acknowledged calls are kept seven days, used proofs as long as any could still be valid, with room to spare. */
const forgetting = (database: Database): Job => ({
  name: 'forgetting', everyMs: 3_600_000,
  run: () => database.transact('owner', async trip => {
    await trip.send([begin, sql(`delete from idempotency where at < now() - interval '7 days'`), sql(`delete from burnt_proof where at < now() - interval '1 day'`), commit]);
    return 0;
  }),
});

/** The same promise however often it is asked for: a second signal must not end things twice. */
function once(work: () => Promise<void>): () => Promise<void> {
  let done: Promise<void> | null = null;
  return () => (done ??= work());
}

export const groupName = (service: { name: string }, transport: symbol): string => `${service.name}.${transport.description ?? ''}`;

/** A service's `main`: `migrate` as argument brings its database up to date and ends; otherwise it serves until SIGTERM, then drains. */
export async function runService(service: Service): Promise<void> {
  const config = { ...readConfig(), program: process.argv[1] };
  if (process.argv[2] === 'migrate') return migrate(service.schema, config.databaseOwnerUrl);
  const logger = createLogger(service.name, config.logLevel);
  const running = await serve(service, { config, logger });
  logger.info({ url: running.url }, 'ready');
  const stop = (signal: string) => {
    logger.info({ signal }, 'draining');
    running.close().then(() => process.exit(0), (error: Error) => { logger.error({ error: error.message }, 'draining failed'); process.exit(1); });
  };
  process.on('SIGTERM', stop).on('SIGINT', stop);
}

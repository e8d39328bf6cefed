import path from 'node:path';
import { type End, ends, Signal } from '@netsign/contracts';
import { type Config, type Logger, Tail } from '@netsign/platform';
import type { FastifyInstance } from 'fastify';
import { apiRoutes } from './api.routes.js';
import { Limits } from './limits/limits.js';
import { heardTopics, readHeard } from './live/live-feed.js';
import { LiveStreams } from './live/live-streams.js';
import { Upstreams } from './proxy/upstreams.js';
import { ActorTokens } from './session/actor-tokens.js';
import { IdentityClient } from './session/identity.client.js';
import { SessionStore } from './session/session.store.js';
import { type Settings, settingsFrom } from './settings.js';
import { readSpa, type SpaFiles } from './spa/spa.files.js';
import { spaRoutes } from './spa/spa.routes.js';

/** While draining: how often connections are looked through for those that have become idle. */
const SWEEP_MS = 100;

/** The parts of the gateway and how they hear of each other. Holds no rule and composes no answer. */
export class Gateway {
  private readonly settings: Settings;
  private readonly tokens: ActorTokens;
  private readonly upstreams: Upstreams;
  private readonly sessions: SessionStore;
  private readonly limits: Limits;
  private readonly streams = new LiveStreams(() => this.hears);
  private readonly tail: Tail;
  private sweep: NodeJS.Timeout | undefined;
  readonly identity: IdentityClient;

  constructor(config: Config, private readonly logger: Logger) {
    this.settings = settingsFrom(config);
    const tokens = (this.tokens = new ActorTokens(this.settings.actorKey));
    this.upstreams = new Upstreams(this.settings.services);
    this.identity = new IdentityClient(this.upstreams, tokens);
    this.sessions = new SessionStore(this.identity, tokens, () => this.hears);
    this.sessions.onChange(({ session, actor }) => this.streams.change(session, actor));
    this.limits = new Limits(this.settings);
    this.tail = new Tail({
      name: 'gateway.live', brokers: config.kafkaBrokers, topics: heardTopics, logger,
      onMessage: (_topic, body) => this.hear(body),
      onGap: () => this.lookAgain(),
    });
  }

  /** Whether changes reach this process, and so the pages, just now. */
  get hears(): boolean {
    return this.tail.hears;
  }

  /** Puts every route in place and begins to listen to Kafka, which may be away. */
  async open(server: FastifyInstance): Promise<void> {
    const { settings, sessions, identity, limits, streams, upstreams, tokens, logger } = this;
    const builds = await this.readBuilds();
    await server.register(async scope => apiRoutes(scope, { settings, sessions, identity, limits, streams, upstreams, tokens, logger }));
    await server.register(async scope => spaRoutes(scope, { builds, secure: settings.secure }));
    server.addHook('preClose', async () => {
      // Streams never end by themselves, and a connection kept alive for the next request has none to wait for.
      streams.close();
      this.sweep = setInterval(() => server.server.closeIdleConnections(), SWEEP_MS);
    });
    this.tail.start();
  }

  /** After the server has answered what was under way. */
  async close(): Promise<void> {
    clearInterval(this.sweep);
    await this.tail.stop();
    await this.upstreams.close();
  }

  private hear(body: string): void {
    const heard = readHeard(body);
    if (!heard) return;
    const { kind, id } = heard.notice;
    if (kind === ('session.ended' satisfies Signal['kind'])) this.sessions.end(id);
    else this.streams.tell(heard);
  }

  /** Something may have been missed: pages connect again and read anew, sessions are asked about anew. */
  private lookAgain(): void {
    this.sessions.forgetAll();
    this.streams.endAll();
  }

  private async readBuilds(): Promise<Record<End, SpaFiles | null>> {
    const { spaDir } = this.settings;
    const builds = await Promise.all(ends.map(async end => [end, spaDir ? await readSpa(path.join(spaDir, end)) : null] as const));
    return Object.fromEntries(builds) as Record<End, SpaFiles | null>;
  }
}

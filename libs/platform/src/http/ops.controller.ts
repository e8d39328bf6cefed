import { Controller, Get, Headers, HttpCode, Inject, Post, Body, ServiceUnavailableException } from '@nestjs/common';
import { AppError } from '@netsign/contracts';
import { z } from 'zod';
import { CONFIG, type Config } from '../config.js';
import { Database } from '../database/database.js';
import { many } from '../database/sql.js';
import { Jobs } from '../jobs.js';
import { EventPath } from '../events/event-path.js';

const Redrive = z.object({ group: z.string(), key: z.string(), drop: z.boolean().default(false) });

/** For the people who run the platform: never routed by the gateway, and only with the operations token. */
@Controller()
export class OpsController {
  constructor(@Inject(CONFIG) private readonly config: Config, private readonly database: Database, private readonly jobs: Jobs, private readonly path: EventPath) {}

  @Get('/health/live')
  live() { return { status: 'live' }; }

  /** Ready when the database answers and every consumer group has joined. */
  @Get('/health/ready')
  async ready() {
    const { parked } = await this.database.readAsOwner({ parked: many<{ consumer: string; n: number }>('select consumer, count(*)::int as n from parked_event group by 1') }).catch(() => { throw new ServiceUnavailableException('database'); });
    if (!this.path.isReady) throw new ServiceUnavailableException('kafka');
    return { status: 'ready', relay: this.path.isRelaying ? 'leading' : 'standing by', parked };
  }

  /** Runs every job now and answers when they have ended; the sandbox's clock calls it. */
  @Post('/ops/jobs/wake')
  @HttpCode(200)
  async wake(@Headers('x-ops-token') token: string) { this.check(token); await this.jobs.runAll(); return { done: true }; }

  @Post('/ops/redrive')
  @HttpCode(200)
  async redrive(@Headers('x-ops-token') token: string, @Body() body: unknown) {
    this.check(token);
    const { group, key, drop } = Redrive.parse(body);
    return this.path.redrive(group, key, drop);
  }

  @Get('/ops/parked')
  async parked(@Headers('x-ops-token') token: string) {
    this.check(token);
    return this.database.readAsOwner({ parked: many('select consumer, topic, partition, log_offset::text as "offset", key, reason, at from parked_event order by consumer, key, at, partition, log_offset limit 500') });
  }

  private check(token: string): void { if (this.config.opsToken === '' || token !== this.config.opsToken) throw new AppError('NOT_FOUND'); }
}

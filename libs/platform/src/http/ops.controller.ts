import { Controller, Get, Headers, HttpCode, Inject, Post, Body, ServiceUnavailableException } from '@nestjs/common';
import { AppError } from '@netsign/contracts';
import { z } from 'zod';
import { CONFIG, type Config } from '../config.js';
import { Database } from '../database/database.js';
import { many } from '../database/sql.js';
import { Jobs } from '../jobs.js';
import { EventPath } from '../events/event-path.js';

const Redrive = z.object({ group: z.string(), key: z.string() });
const Drop = Redrive.extend({ topic: z.string(), partition: z.number().int(), offset: z.string().regex(/^\d{1,18}$/) });

/** Input of an operator, by its schema; INPUT_INVALID otherwise. */
function read<T>(schema: z.ZodType<T>, body: unknown): T {
  const parsed = schema.safeParse(body);
  if (!parsed.success) throw new AppError('INPUT_INVALID');
  return parsed.data;
}

/** For the people who run the platform: never routed by the gateway, and only with the operations token. */
@Controller()
export class OpsController {
  constructor(@Inject(CONFIG) private readonly config: Config, private readonly database: Database, private readonly jobs: Jobs, private readonly path: EventPath) {}

  /** Not live once a consumer group has ended for good: the instance is to be replaced. */
  @Get('/health/live')
  live() {
    if (this.path.isDead) throw new ServiceUnavailableException('a consumer group has ended');
    return { status: 'live' };
  }

  /** Ready when the database answers and every consumer group has joined. */
  @Get('/health/ready')
  async ready() {
    const { parked } = await this.database.readAsOwner({ parked: many<{ consumer: string; n: number }>('select consumer, count(*)::int as n from parked_event where dropped_at is null group by 1') }).catch(() => { throw new ServiceUnavailableException('database'); });
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
    const { group, key } = read(Redrive, body);
    return this.path.redrive(group, key);
  }

  /** Leaves out one broken event for good. Only one that still breaks its contract; whoever calls this answers for the hole. */
  @Post('/ops/drop')
  @HttpCode(200)
  async drop(@Headers('x-ops-token') token: string, @Body() body: unknown) {
    this.check(token);
    const { group, key, ...place } = read(Drop, body);
    return { dropped: await this.path.drop(group, key, place) };
  }

  @Get('/ops/parked')
  async parked(@Headers('x-ops-token') token: string) {
    this.check(token);
    return this.database.readAsOwner({ parked: many('select consumer, topic, partition, log_offset::text as "offset", key, reason, at from parked_event where dropped_at is null order by consumer, key, at, partition, log_offset limit 500') });
  }

  private check(token: string): void { if (this.config.opsToken === '' || token !== this.config.opsToken) throw new AppError('NOT_FOUND'); }
}

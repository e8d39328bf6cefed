import { Body, Controller, Get, HttpCode, Inject, Param, Post, Query, Res } from '@nestjs/common';
import type { FastifyReply } from 'fastify';
import { z } from 'zod';
import { CONFIG } from '../config.js';
import type { SandboxConfig } from '../config.js';
import { parse } from '../parse.js';
import { CasService } from './cas.service.js';
import type { Realm } from './realm.js';
import { RealmPipe } from './realm.pipe.js';
import { checkService } from './service-url.js';
import { asJson, asXml } from './validation.answer.js';

const Demand = z.strictObject({ account: z.string().min(1).max(64), password: z.string().min(1).max(128), service: z.string() });

/** What servers and scripts call: tickets and their validation. */
@Controller('cas/:realm')
export class ValidationController {
  constructor(
    private readonly cas: CasService,
    @Inject(CONFIG) private readonly config: SandboxConfig,
  ) {}

  /** `/serviceValidate` tells the attributes too, as the real systems do. A refused ticket is an answer, so the status is 200. */
  @Get(['serviceValidate', 'p3/serviceValidate'])
  validate(@Param('realm', RealmPipe) realm: Realm, @Query() query: Record<string, unknown>, @Res() reply: FastifyReply): void {
    const renew = query.renew !== undefined && query.renew !== 'false';
    const answer = this.cas.validate(realm, oneText(query.ticket), oneText(query.service), renew);
    void reply.header('cache-control', 'no-store');
    if (query.format === 'JSON') void reply.type('application/json; charset=utf-8').send(asJson(answer));
    else void reply.type('application/xml; charset=utf-8').send(asXml(answer));
  }

  /** A service ticket for a script, which has no browser to be sent around. */
  @Post('tickets')
  @HttpCode(200)
  async ticket(@Param('realm', RealmPipe) realm: Realm, @Body() body: unknown): Promise<{ ticket: string }> {
    const { account, password, service } = parse(Demand, body);
    checkService(service, this.config.publicOrigin);
    await this.cas.checkPassword(realm, account, password);
    return { ticket: this.cas.issue(realm, account, service) };
  }
}

/** A parameter given twice is as good as none. */
function oneText(value: unknown): string | undefined {
  return typeof value === 'string' ? value : undefined;
}

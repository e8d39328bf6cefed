import { Controller, Get, Inject, Res } from '@nestjs/common';
import type { FastifyReply } from 'fastify';
import { AccountsService } from '../accounts/accounts.service.js';
import { ClockService } from '../clock/clock.service.js';
import { CONFIG } from '../config.js';
import type { SandboxConfig } from '../config.js';
import { sendPage } from '../page/page.answer.js';
import { homePage } from './home.page.js';

@Controller()
export class HomeController {
  constructor(
    private readonly accounts: AccountsService,
    private readonly clock: ClockService,
    @Inject(CONFIG) private readonly config: SandboxConfig,
  ) {}

  @Get()
  home(@Res() reply: FastifyReply): void {
    const counts = { chsi: this.accounts.count('chsi'), jygl: this.accounts.count('jygl'), xzyw: this.accounts.count('xzyw') };
    sendPage(reply, 200, homePage(counts, this.clock.get(), this.config.publicOrigin), this.config.publicOrigin);
  }

  @Get(['health/live', 'health/ready'])
  health(): { status: 'ok' } {
    return { status: 'ok' };
  }
}

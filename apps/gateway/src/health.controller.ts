import { Controller, Get, Inject, ServiceUnavailableException } from '@nestjs/common';
import { Gateway } from './gateway.js';

@Controller('health')
export class HealthController {
  constructor(@Inject(Gateway) private readonly gateway: Gateway) {}

  @Get('live')
  live(): { status: string } {
    return { status: 'live' };
  }

  /** Ready when people can sign in and pages hear of changes. */
  @Get('ready')
  async ready(): Promise<{ status: string }> {
    if (!this.gateway.hears) throw new ServiceUnavailableException('kafka');
    if (!(await this.gateway.identity.isReachable())) throw new ServiceUnavailableException('identity');
    return { status: 'ready' };
  }
}

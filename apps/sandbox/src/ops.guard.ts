import { CanActivate, ExecutionContext, Inject, Injectable } from '@nestjs/common';
import type { FastifyRequest } from 'fastify';
import { createHash, timingSafeEqual } from 'node:crypto';
import { CONFIG } from './config.js';
import type { SandboxConfig } from './config.js';
import { SandboxError } from './sandbox.error.js';

/** Lets only those in who know the operators' token. */
@Injectable()
export class OpsGuard implements CanActivate {
  constructor(@Inject(CONFIG) private readonly config: SandboxConfig) {}

  canActivate(context: ExecutionContext): boolean {
    const given = context.switchToHttp().getRequest<FastifyRequest>().headers['x-ops-token'];
    if (typeof given !== 'string' || !timingSafeEqual(digest(given), digest(this.config.opsToken))) {
      throw new SandboxError('OPS_TOKEN_WRONG');
    }
    return true;
  }
}

/** Equal lengths, so that the comparison tells nothing by its time. */
function digest(text: string): Buffer {
  return createHash('sha256').update(text).digest();
}

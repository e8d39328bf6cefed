import { Inject, Injectable, type CanActivate, type ExecutionContext } from '@nestjs/common';
import { Reflector } from '@nestjs/core';
import { AppError, type Endpoint } from '@netsign/contracts';
import { createTokenVerifier, type Claims } from '../actor-token.js';
import { CONFIG, type Config } from '../config.js';
import { callerOf, type ServiceRequest } from './call.js';
import { ENDPOINT } from './endpoint.decorator.js';

/**
 * Believes the gateway's signed actor token, and lets in only the roles of the endpoint's row. Routes without a row (health, operations)
 * look after themselves.
 */
@Injectable()
export class ActorGuard implements CanActivate {
  private readonly verify: (token: string, nowMs: number) => Claims;

  constructor(private readonly reflector: Reflector, @Inject(CONFIG) config: Config) { this.verify = createTokenVerifier(config.actorPublicKey); }

  canActivate(context: ExecutionContext): boolean {
    if (context.getType() !== 'http') return true;
    const contract = this.reflector.get<Endpoint | undefined>(ENDPOINT, context.getHandler());
    if (contract === undefined) return true;
    const request = context.switchToHttp().getRequest<ServiceRequest>();
    const token = /^Bearer (.+)$/.exec(request.headers.authorization ?? '')?.[1];
    if (token === undefined) throw new AppError('NOT_SIGNED_IN');
    const claims = this.verify(token, Date.now());
    if (!contract.by.includes(claims.role)) throw new AppError('ROLE_MAY_NOT');
    if (claims.role === 'gateway') return true;
    if (claims.role === 'graduate' && !claims.confirmed && !contract.beforeConfirmation) throw new AppError('RECORD_NOT_CONFIRMED');
    request.actor = claims;
    request.by = callerOf(request, claims);
    return true;
  }
}

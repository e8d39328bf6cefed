import { applyDecorators, createParamDecorator, Get, HttpCode, Post, SetMetadata, type ExecutionContext } from '@nestjs/common';
import type { Endpoint as Contract } from '@netsign/contracts';
import type { By } from '../commands.js';
import { acceptCall, type ServiceRequest } from './call.js';

export const ENDPOINT = Symbol('endpoint');

const Caller = createParamDecorator((_data: unknown, context: ExecutionContext): By | null => context.switchToHttp().getRequest<ServiceRequest>().by ?? null);
const Input = createParamDecorator((contract: Contract, context: ExecutionContext): unknown => acceptCall(contract, context.switchToHttp().getRequest<ServiceRequest>()));

/**
 * Binds a controller method to one row of the endpoint table: method, path, who may call, and the schema of its one input.
 * The method gets `(by, input)`; for endpoints that only the gateway calls `by` is null; for files the bytes stand in `input.file`.
 */
export function Endpoint(contract: Contract): MethodDecorator {
  return (target, key, descriptor) => {
    Input(contract)(target, key, 1);
    Caller()(target, key, 0);
    applyDecorators(SetMetadata(ENDPOINT, contract), HttpCode(200), contract.method === 'GET' ? Get(contract.path) : Post(contract.path))(target, key, descriptor);
  };
}

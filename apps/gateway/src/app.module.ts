import { type DynamicModule, Module } from '@nestjs/common';
import { Gateway } from './gateway.js';
import { HealthController } from './health.controller.js';

@Module({})
export class AppModule {
  static of(gateway: Gateway): DynamicModule {
    return { module: AppModule, controllers: [HealthController], providers: [{ provide: Gateway, useValue: gateway }] };
  }
}

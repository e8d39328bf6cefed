import { DynamicModule, Module } from '@nestjs/common';
import { AccountsController } from './accounts/accounts.controller.js';
import { AccountsService } from './accounts/accounts.service.js';
import { PasswordHasher } from './accounts/password.hasher.js';
import { CasService } from './cas/cas.service.js';
import { LoginController } from './cas/login.controller.js';
import { ValidationController } from './cas/validation.controller.js';
import { ClockController } from './clock/clock.controller.js';
import { ClockService } from './clock/clock.service.js';
import { CONFIG } from './config.js';
import type { SandboxConfig } from './config.js';
import { HomeController } from './home/home.controller.js';
import { MessagesController } from './messages/messages.controller.js';
import { MessagesService } from './messages/messages.service.js';
import { OpsGuard } from './ops.guard.js';
import { REAL_TIME } from './real-time.js';
import type { RealTime } from './real-time.js';
import { StateStore } from './state/state.store.js';

@Module({})
export class SandboxModule {
  static with(config: SandboxConfig, time: RealTime): DynamicModule {
    return {
      module: SandboxModule,
      controllers: [HomeController, LoginController, ValidationController, AccountsController, MessagesController, ClockController],
      providers: [
        { provide: CONFIG, useValue: config },
        { provide: REAL_TIME, useValue: time },
        { provide: StateStore, useFactory: loadedStore, inject: [CONFIG] },
        PasswordHasher,
        AccountsService,
        CasService,
        MessagesService,
        ClockService,
        OpsGuard,
      ],
    };
  }
}

async function loadedStore(config: SandboxConfig): Promise<StateStore> {
  const store = new StateStore(config);
  await store.load();
  return store;
}

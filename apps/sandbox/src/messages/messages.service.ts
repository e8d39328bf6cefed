import { Inject, Injectable, OnModuleDestroy } from '@nestjs/common';
import { REAL_TIME } from '../real-time.js';
import type { RealTime } from '../real-time.js';
import { StateStore } from '../state/state.store.js';
import { MessageBox } from './message.box.js';

/** The boxes of text messages and of mail. */
@Injectable()
export class MessagesService implements OnModuleDestroy {
  readonly sms: MessageBox;
  readonly mail: MessageBox;

  constructor(store: StateStore, @Inject(REAL_TIME) time: RealTime) {
    this.sms = new MessageBox('sms', store, time);
    this.mail = new MessageBox('mail', store, time);
  }

  onModuleDestroy(): void {
    this.sms.close();
    this.mail.close();
  }
}

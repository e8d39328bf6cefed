import { Controller } from '@nestjs/common';
import { identityApi, type OutputOf, type ParsedInputOf } from '@netsign/contracts';
import { Endpoint, type By } from '@netsign/platform';
import { MessagesService } from './messages.service.js';

@Controller()
export class MessagesController {
  constructor(private readonly messages: MessagesService) {}

  @Endpoint(identityApi.listMessages)
  list(by: By, input: ParsedInputOf<typeof identityApi.listMessages>): Promise<OutputOf<typeof identityApi.listMessages>> { return this.messages.list(by, input); }

  @Endpoint(identityApi.markRead)
  markRead(by: By, input: ParsedInputOf<typeof identityApi.markRead>): Promise<OutputOf<typeof identityApi.markRead>> { return this.messages.markRead(by, input); }
}

import { Controller } from '@nestjs/common';
import { identityApi, type OutputOf, type ParsedInputOf } from '@netsign/contracts';
import { Endpoint, type By } from '@netsign/platform';
import { ConfirmationService } from './confirmation.service.js';

@Controller()
export class ConfirmationController {
  constructor(private readonly confirmations: ConfirmationService) {}

  @Endpoint(identityApi.sendPhoneCode)
  sendPhoneCode(by: By, { phone }: ParsedInputOf<typeof identityApi.sendPhoneCode>): Promise<OutputOf<typeof identityApi.sendPhoneCode>> { return this.confirmations.sendCode(by, phone); }

  @Endpoint(identityApi.confirmRecord)
  confirmRecord(by: By, input: ParsedInputOf<typeof identityApi.confirmRecord>): Promise<OutputOf<typeof identityApi.confirmRecord>> { return this.confirmations.confirm(by, input); }
}

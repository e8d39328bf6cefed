import { Controller } from '@nestjs/common';
import { identityApi, type OutputOf, type ParsedInputOf } from '@netsign/contracts';
import { Endpoint, type By } from '@netsign/platform';
import { SecondFactorService } from './second-factor.service.js';

@Controller()
export class SecondFactorController {
  constructor(private readonly secondFactor: SecondFactorService) {}

  @Endpoint(identityApi.challenge)
  challenge(by: By, input: ParsedInputOf<typeof identityApi.challenge>): Promise<OutputOf<typeof identityApi.challenge>> { return this.secondFactor.challenge(by, input); }

  @Endpoint(identityApi.prove)
  prove(by: By, input: ParsedInputOf<typeof identityApi.prove>): Promise<OutputOf<typeof identityApi.prove>> { return this.secondFactor.prove(by, input); }
}

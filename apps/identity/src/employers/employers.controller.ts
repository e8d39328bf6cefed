import { Controller } from '@nestjs/common';
import { identityApi, type Employer, type OutputOf, type ParsedInputOf } from '@netsign/contracts';
import { Endpoint, type By } from '@netsign/platform';
import { EmployersService } from './employers.service.js';

@Controller()
export class EmployersController {
  constructor(private readonly employers: EmployersService) {}

  @Endpoint(identityApi.importEmployers)
  importEmployers(by: By, input: ParsedInputOf<typeof identityApi.importEmployers>): Promise<OutputOf<typeof identityApi.importEmployers>> { return this.employers.import(by, input); }

  @Endpoint(identityApi.listEmployers)
  listEmployers(by: By, _input: object): Promise<{ items: Employer[] }> { return this.employers.list(by); }

  @Endpoint(identityApi.suspendEmployer)
  suspendEmployer(by: By, input: ParsedInputOf<typeof identityApi.suspendEmployer>): Promise<Employer> { return this.employers.suspend(by, input); }

  @Endpoint(identityApi.restoreEmployer)
  restoreEmployer(by: By, input: ParsedInputOf<typeof identityApi.restoreEmployer>): Promise<Employer> { return this.employers.restore(by, input); }
}

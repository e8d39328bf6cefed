import { Controller } from '@nestjs/common';
import { identityApi, type Organisation, type OutputOf, type ParsedInputOf } from '@netsign/contracts';
import { Endpoint, type By } from '@netsign/platform';
import { OrganisationsService } from './organisations.service.js';
import { RegistrationService } from './registration.service.js';
import { SettingHistoryService } from './setting-history.service.js';

@Controller()
export class OrganisationsController {
  constructor(private readonly organisations: OrganisationsService, private readonly registration: RegistrationService, private readonly histories: SettingHistoryService) {}

  @Endpoint(identityApi.listOrganisations)
  listOrganisations(by: By, input: ParsedInputOf<typeof identityApi.listOrganisations>): Promise<{ items: Organisation[] }> { return this.organisations.list(by, input); }

  @Endpoint(identityApi.settingHistory)
  settingHistory(by: By, input: ParsedInputOf<typeof identityApi.settingHistory>): Promise<OutputOf<typeof identityApi.settingHistory>> { return this.histories.of(by, input); }

  @Endpoint(identityApi.formHistory)
  formHistory(by: By): Promise<OutputOf<typeof identityApi.formHistory>> { return this.histories.ofForm(by); }

  @Endpoint(identityApi.registerOrganisations)
  registerOrganisations(by: By, input: ParsedInputOf<typeof identityApi.registerOrganisations>): Promise<OutputOf<typeof identityApi.registerOrganisations>> { return this.registration.register(by, input); }

  @Endpoint(identityApi.choosePartyMode)
  choosePartyMode(by: By, input: ParsedInputOf<typeof identityApi.choosePartyMode>): Promise<Organisation> { return this.organisations.choosePartyMode(by, input); }

  @Endpoint(identityApi.openSchool)
  openSchool(by: By, input: ParsedInputOf<typeof identityApi.openSchool>): Promise<Organisation> { return this.organisations.openSchool(by, input); }

  @Endpoint(identityApi.openCohort)
  openCohort(by: By, input: ParsedInputOf<typeof identityApi.openCohort>): Promise<Organisation> { return this.organisations.openCohort(by, input); }

  @Endpoint(identityApi.closeCohort)
  closeCohort(by: By, input: ParsedInputOf<typeof identityApi.closeCohort>): Promise<Organisation> { return this.organisations.closeCohort(by, input); }

  @Endpoint(identityApi.switchDepartmentReview)
  switchDepartmentReview(by: By, input: ParsedInputOf<typeof identityApi.switchDepartmentReview>): Promise<Organisation> { return this.organisations.switchDepartmentReview(by, input); }

  @Endpoint(identityApi.setReviewDays)
  setReviewDays(by: By, input: ParsedInputOf<typeof identityApi.setReviewDays>): Promise<Organisation> { return this.organisations.setReviewDays(by, input); }

  @Endpoint(identityApi.setTerminationRules)
  setTerminationRules(by: By, input: ParsedInputOf<typeof identityApi.setTerminationRules>): Promise<Organisation> { return this.organisations.setTerminationRules(by, input); }

  @Endpoint(identityApi.setContact)
  setContact(by: By, input: ParsedInputOf<typeof identityApi.setContact>): Promise<Organisation> { return this.organisations.setContact(by, input); }
}

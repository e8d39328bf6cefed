import { Module } from '@nestjs/common';
import { CodesService } from './codes/codes.service.js';
import { SmsClient } from './codes/sms.client.js';
import { ConfirmationController } from './confirmation/confirmation.controller.js';
import { ConfirmationService } from './confirmation/confirmation.service.js';
import { EmployersController } from './employers/employers.controller.js';
import { EmployersService } from './employers/employers.service.js';
import { ForgettingJob } from './jobs/forgetting.job.js';
import { MessagesConsumer } from './messages/messages.consumer.js';
import { MessagesController } from './messages/messages.controller.js';
import { MessagesService } from './messages/messages.service.js';
import { OrganisationsController } from './organisations/organisations.controller.js';
import { OrganisationsService } from './organisations/organisations.service.js';
import { RegistrationService } from './organisations/registration.service.js';
import { SettingHistoryService } from './organisations/setting-history.service.js';
import { ReplicasController } from './replicas/replicas.controller.js';
import { SecondFactorController } from './second-factor/second-factor.controller.js';
import { SecondFactorService } from './second-factor/second-factor.service.js';
import { AdmissionService } from './sign-in/admission.service.js';
import { CasClient } from './sign-in/cas.client.js';
import { MeService } from './sign-in/me.service.js';
import { SessionsService } from './sign-in/sessions.service.js';
import { SignInController } from './sign-in/sign-in.controller.js';
import { SignInService } from './sign-in/sign-in.service.js';

@Module({
  controllers: [SignInController, ConfirmationController, SecondFactorController, OrganisationsController, EmployersController, ReplicasController, MessagesController, MessagesConsumer],
  providers: [CasClient, AdmissionService, SessionsService, SignInService, MeService, CodesService, SmsClient, ConfirmationService, SecondFactorService, OrganisationsService, RegistrationService, SettingHistoryService, EmployersService, MessagesService, ForgettingJob],
})
export class AppModule {}

import { CohortKeyReplica, type Service } from '@netsign/platform';
import { AppModule } from './app.module.js';
import { OneTimeCode } from './codes/one-time-code.entity.js';
import { Confirmation } from './confirmation/confirmation.entity.js';
import { Employer, EmployerOperator } from './employers/employer.entity.js';
import { MESSAGES, REPLICAS } from './groups.js';
import { CountedPaper, StoredMessage } from './messages/message.entity.js';
import { Identity1790000100000 } from './migrations/1790000100000-identity.js';
import { Organisation } from './organisations/organisation.entity.js';
import { GraduateReplica } from './replicas/replicas.entity.js';
import { sight } from './sight.js';
import { Account } from './sign-in/account.entity.js';
import { Session } from './sign-in/session.entity.js';

/** The identity service, whole: what the platform needs to run it. */
export const identityService: Service = {
  name: 'identity',
  module: AppModule,
  schema: {
    entities: [Organisation, Employer, EmployerOperator, Account, Session, OneTimeCode, Confirmation, StoredMessage, CountedPaper, GraduateReplica, CohortKeyReplica],
    migrations: [Identity1790000100000],
    sight,
  },
  // A code of 信息确认 is burnt as a proof is; who comes with it a second time needs a new one.
  constraints: { organisation_pkey: 'ORGANISATION_EXISTS', employer_pkey: 'VERSION_CHANGED', confirmation_once: 'RECORD_ALREADY_CONFIRMED', burnt_proof_once: 'PROOF_USED' },
  groups: [REPLICAS, MESSAGES],
};

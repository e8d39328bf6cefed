import { paths } from '../../../corp/src/paths.js';
import { made, never, ofList, ofOneCase, type PageTable } from './page-table.js';

/** The employers' pages, and the gate before them. An address without a row here does not compile. */
export const corpPages: PageTable<keyof typeof paths | 'gate'> = {
  gate: {
    as: 'nobody-corp', at: () => '/',
    states: { empty: never('it has no list'), loading: made(/GET \/session/), failed: made(/GET \/session/), refused: { calls: /^$/, at: () => '/sign-in-refused?code=EMPLOYER_UNKNOWN' } },
  },
  workbench: { as: 'employer', at: () => paths.workbench, states: ofList },
  invitations: { as: 'employer', at: () => paths.invitations, states: ofList },
  newInvitation: { as: 'employer', at: () => paths.newInvitation, states: ofList },
  invitation: {
    as: 'employer', at: ({ sent }) => paths.invitation(sent), states: ofOneCase,
    scenes: { drafting: { as: 'drafter', at: ({ draft }) => paths.invitation(draft) } },
  },
  agreements: { as: 'employer', at: () => paths.agreements, states: ofList },
  agreement: { as: 'employer', at: ({ employersAgreement }) => paths.agreement(employersAgreement), states: ofOneCase },
  terminations: { as: 'employer', at: () => paths.terminations, states: ofList },
  termination: never('none of the readers has asked to end an agreement'),
  messages: { as: 'employer', at: () => paths.messages, states: ofList },
};

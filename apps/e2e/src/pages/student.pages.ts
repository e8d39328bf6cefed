import { paths } from '../../../student/src/paths.js';
import { anyRead, made, never, ofList, ofOneCase, ofOwnWords, type PageTable } from './page-table.js';

/** Beside the addresses: the gate, and 信息确认, which stands before every page until it is done. */
type Name = keyof typeof paths | 'gate' | 'confirm';

const own = never('it stands on who is signed in; its own reads only add a number to what is there');

/** The students' pages. An address without a row here does not compile. */
export const studentPages: PageTable<Name> = {
  gate: {
    as: 'nobody-student', at: () => '/',
    states: { empty: never('it has no list'), loading: made(/GET \/session/), failed: made(/GET \/session/), refused: never('it has a page of its own: signInRefused') },
  },
  signInRefused: { as: 'nobody-student', at: () => `${paths.signInRefused}?code=NOT_IN_ROSTER`, states: ofOwnWords },
  verify: { as: 'nobody-student', at: () => paths.verify, states: ofOwnWords },
  confirm: {
    as: 'newcomer', at: () => '/', states: { ...ofOneCase, empty: never('nobody is signed in without a record') },
    scenes: { phone: { act: async (page) => { await page.locator('.thumb .btn.primary').click(); await page.locator('input[type=tel]').waitFor(); } } },
  },
  home: {
    as: 'invited', at: () => paths.home, states: ofList,
    scenes: { 'under-review': { as: 'under-review' }, signed: { as: 'signed' } },
  },
  signing: { as: 'invited', at: () => paths.signing, states: ofList },
  agreements: { as: 'signed', at: () => paths.agreements, states: ofList },
  compare: { as: 'invited', at: () => paths.compare, states: ofList },
  invitation: {
    as: 'invited', at: ({ invitation }) => paths.invitation(invitation), states: ofOneCase,
    scenes: {
      accepting: { act: async (page) => { await page.locator('.acts .tick input').check(); await page.locator('.act-row .primary').click(); await page.getByRole('dialog').waitFor(); } },
      refusing: { act: async (page) => { await page.locator('.act-row .danger').first().click(); await page.getByRole('dialog').waitFor(); } },
      'under-review': { as: 'under-review', at: ({ underReview }) => paths.invitation(underReview) },
      ended: { as: 'refuser', at: ({ refused }) => paths.invitation(refused) },
    },
  },
  agreement: { as: 'signed', at: ({ agreement }) => paths.agreement(agreement), states: ofOneCase },
  endAgreement: { as: 'signed', at: ({ agreement }) => paths.endAgreement(agreement), states: ofOwnWords },
  termination: never('none of the readers has asked to end an agreement'),
  destination: { as: 'invited', at: () => paths.destination, states: ofOwnWords },
  me: { as: 'invited', at: () => paths.me, states: { empty: own, loading: own, failed: own, refused: own } },
  messages: { as: 'invited', at: () => paths.messages, states: { ...ofList, empty: made(/GET \/identity\/messages/), loading: anyRead } },
  records: { as: 'invited', at: () => paths.records, states: ofOwnWords },
};

// Generated from libs/contracts by `npm run generate`. Do not edit.
import type { Callable } from '../transport.js';

export const identityTable = {
  signIn: { service: 'identity', method: 'POST', path: '/sign-in', safe: true },
  resume: { service: 'identity', method: 'POST', path: '/resume', safe: true },
  signOut: { service: 'identity', method: 'POST', path: '/sign-out', safe: true },
  chooseGraduate: { service: 'identity', method: 'POST', path: '/choose-graduate', safe: true },
  me: { service: 'identity', method: 'GET', path: '/me' },
  sendPhoneCode: { service: 'identity', method: 'POST', path: '/me/phone-code', safe: true },
  confirmRecord: { service: 'identity', method: 'POST', path: '/me/confirm' },
  challenge: { service: 'identity', method: 'POST', path: '/second-factor/challenges', safe: true },
  prove: { service: 'identity', method: 'POST', path: '/second-factor/proofs', safe: true },
  listOrganisations: { service: 'identity', method: 'GET', path: '/organisations' },
  registerOrganisations: { service: 'identity', method: 'POST', path: '/organisations' },
  choosePartyMode: { service: 'identity', method: 'POST', path: '/party-mode' },
  openSchool: { service: 'identity', method: 'POST', path: '/schools/:code/open' },
  openCohort: { service: 'identity', method: 'POST', path: '/cohorts/open' },
  closeCohort: { service: 'identity', method: 'POST', path: '/cohorts/close' },
  switchDepartmentReview: { service: 'identity', method: 'POST', path: '/department-review' },
  importEmployers: { service: 'identity', method: 'POST', path: '/employers' },
  listEmployers: { service: 'identity', method: 'GET', path: '/employers' },
  suspendEmployer: { service: 'identity', method: 'POST', path: '/employers/:creditCode/suspend' },
  restoreEmployer: { service: 'identity', method: 'POST', path: '/employers/:creditCode/restore' },
} as const satisfies Record<string, Callable>;

export const agreementsTable = {
  draft: { service: 'agreements', method: 'POST', path: '/invitations' },
  save: { service: 'agreements', method: 'POST', path: '/invitations/:id/draft' },
  discard: { service: 'agreements', method: 'POST', path: '/invitations/:id/discard' },
  send: { service: 'agreements', method: 'POST', path: '/invitations/:id/send' },
  withdraw: { service: 'agreements', method: 'POST', path: '/invitations/:id/withdraw' },
  accept: { service: 'agreements', method: 'POST', path: '/invitations/:id/accept' },
  refuse: { service: 'agreements', method: 'POST', path: '/invitations/:id/refuse' },
  takeBack: { service: 'agreements', method: 'POST', path: '/invitations/:id/take-back' },
  pass: { service: 'agreements', method: 'POST', path: '/invitations/:id/pass' },
  certify: { service: 'agreements', method: 'POST', path: '/invitations/:id/certify' },
  fail: { service: 'agreements', method: 'POST', path: '/invitations/:id/fail' },
  getInvitation: { service: 'agreements', method: 'GET', path: '/invitations/:id' },
  listInvitations: { service: 'agreements', method: 'GET', path: '/invitations' },
  invitationHistory: { service: 'agreements', method: 'GET', path: '/invitations/:id/history' },
  getAgreement: { service: 'agreements', method: 'GET', path: '/agreements/:id' },
  listAgreements: { service: 'agreements', method: 'GET', path: '/agreements' },
  agreementHistory: { service: 'agreements', method: 'GET', path: '/agreements/:id/history' },
} as const satisfies Record<string, Callable>;

export const nationalSyncTable = {
  uploadRoster: { service: 'national-sync', method: 'POST', path: '/rosters', file: true, safe: true },
  getRoster: { service: 'national-sync', method: 'GET', path: '/rosters/:id' },
  listRosters: { service: 'national-sync', method: 'GET', path: '/rosters' },
  confirmRoster: { service: 'national-sync', method: 'POST', path: '/rosters/:id/confirm' },
  listGraduates: { service: 'national-sync', method: 'GET', path: '/graduates' },
  myRecord: { service: 'national-sync', method: 'GET', path: '/graduates/me' },
  board: { service: 'national-sync', method: 'GET', path: '/board' },
} as const satisfies Record<string, Callable>;

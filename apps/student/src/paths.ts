/** Every address of this end, below /student. */
export const paths = {
  home: '/',
  signing: '/signing',
  agreements: '/signing/agreements',
  compare: '/signing/compare',
  invitation: (id: string) => `/invitations/${id}`,
  agreement: (id: string) => `/agreements/${id}`,
  endAgreement: (id: string) => `/agreements/${id}/end`,
  termination: (id: string) => `/terminations/${id}`,
  destination: '/destination',
  me: '/me',
  messages: '/me/messages',
  records: '/me/records',
  signInRefused: '/sign-in-refused',
  /** Open to everybody; `/verify` leads here. */
  verify: '/verify',
} as const;

/** What the router matches. */
export const patterns = { invitation: '/invitations/:id', agreement: '/agreements/:id', endAgreement: '/agreements/:id/end', termination: '/terminations/:id' } as const;

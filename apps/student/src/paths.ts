/** Every address of this end, below /student. */
export const paths = {
  home: '/',
  signing: '/signing',
  agreements: '/signing/agreements',
  compare: '/signing/compare',
  invitation: (id: string) => `/invitations/${id}`,
  agreement: (id: string) => `/agreements/${id}`,
  destination: '/destination',
  me: '/me',
  messages: '/me/messages',
  records: '/me/records',
  signInRefused: '/sign-in-refused',
} as const;

/** What the router matches. */
export const patterns = { invitation: '/invitations/:id', agreement: '/agreements/:id' } as const;

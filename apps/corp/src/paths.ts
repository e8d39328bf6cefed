/** The addresses of this end, below /corp. */
export const paths = {
  workbench: '/',
  invitations: '/invitations',
  newInvitation: '/invitations/new',
  invitation: (id: string) => `/invitations/${id}`,
  agreements: '/agreements',
  messages: '/messages',
  agreement: (id: string) => `/agreements/${id}`,
  terminations: '/terminations',
  termination: (id: string) => `/terminations/${id}`,
} as const;

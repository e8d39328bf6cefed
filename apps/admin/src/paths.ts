/** The addresses of this end, below /admin. */
export const paths = {
  home: '/',
  inbox: '/inbox',
  invitations: '/invitations',
  terminations: '/terminations',
  termination: (id: string) => `/terminations/${id}`,
  overdue: '/overdue',
  messages: '/messages',
  graduates: '/graduates',
  board: '/board',
  rosters: '/rosters',
  roster: (id: string) => `/rosters/${id}`,
  cohort: '/cohort',
  opening: '/opening',
  organisations: '/organisations',
  employers: '/employers',
} as const;

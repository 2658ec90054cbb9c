// Words of the console's first page: what waits for whoever opens it.
const n = (value: number) => value.toLocaleString('en')
const registrations = (many: number | null, most: number) => (many === null ? `more than ${n(most)} registrations` : many === 1 ? '1 registration' : `${n(many)} registrations`)

export const today = {
  title: 'Today',
  state: {
    own: (many: number | null, most: number) => `${registrations(many, most)} of yours`,
    nobodys: (many: number | null, most: number) => `${registrations(many, most)} without an owner`,
    payments: (many: number) => (many === 1 ? '1 announced payment' : `${n(many)} announced payments`),
    visits: (many: number) => (many === 1 ? '1 visit to make' : `${n(many)} visits to make`),
    wait: (things: readonly string[]) => `Waiting for you: ${things.join(', ')}.`,
    nothing: 'Nothing waits for you.',
  },
  own: 'Yours, the most urgent first',
  noOwn: 'None of your registrations waits for you.',
  nobodys: 'Without an owner',
  noNobodys: 'Every registration that waits has an owner.',
  all: 'Open all',
  waits: 'What waits',
  stages: { pending_verification: 'To check', verified: 'To schedule', survey_scheduled: 'To survey', survey_completed: 'To decide', approved: 'To make a customer' },
  late: 'Late registrations',
  installations: { open: 'Installations without a technician', failed: 'Failed installations', late: 'Late installations' },
  day: 'Your visits today',
  openDay: 'Open my day',
  noVisits: 'No visit is planned for you today.',
} as const

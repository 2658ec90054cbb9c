// The floors of the house (DESIGN section 3). A folder of lib imports from its own floor and those below, never in a
// circle; a new folder stands nowhere until it is named here, and the test beside this file fails.

/** Folder of lib → its floor, from the ground up. */
export const floors: Readonly<Record<string, number>> = {
  core: 0,
  messages: 0,
  preferences: 1,
  auth: 1,
  plans: 2,
  catalogue: 2,
  deliveries: 2,
  audit: 2,
  files: 2,
  organisation: 2,
  phones: 2,
  people: 3,
  accounts: 3,
  subscriptions: 3,
  invoices: 3,
  credits: 3,
  health: 3,
  notices: 3,
  visits: 3,
  sites: 4,
  registrations: 4,
  installations: 4,
  payments: 4,
  'plan-changes': 4,
  playbooks: 4,
  onboarding: 5,
  calendar: 5,
  reports: 5,
}

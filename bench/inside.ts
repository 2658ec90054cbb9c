// Runs in a process of its own: `node inside.mjs spend|provision|sites|registrations`, the figures as JSON on stdout. Each is loaded only when
// asked for, because the database connections are opened when they are first imported.

import process from 'node:process'

const SECONDS = 16
/** What can be measured in here. */
const measures: Record<string, () => Promise<unknown>> = {
  spend: async () => (await import('./spend')).measureSpends(SECONDS),
  provision: async () => (await import('./provision')).measureProvisioning(),
  registrations: async () => (await import('./registrations')).measureRegistrations(),
  sites: async () => (await import('./sites')).measureSitePages(),
}
const figures = await measures[process.argv[2] ?? '']?.()
process.stdout.write(JSON.stringify(figures), () => process.exit(0))

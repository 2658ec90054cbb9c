// Runs in a process of its own: `node inside.mjs spend|provision`, the figures as JSON on stdout. Each is loaded only when
// asked for, because the database connections are opened when they are first imported.

import process from 'node:process'

const SECONDS = 16
const [, , what] = process.argv
const figures = what === 'spend' ? await (await import('./spend')).measureSpends(SECONDS) : await (await import('./provision')).measureProvisioning()
process.stdout.write(JSON.stringify(figures), () => process.exit(0))

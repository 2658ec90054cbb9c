// `npm run up`: from a fresh checkout to a running Gatehouse, and `npm run dev` (`up --dev`) with pages that reload.
//   --dev   serve from the sources, without a build
//   --demo  put the demo data also into a server of your own under NODE_ENV=production
// Until everything is installed, this file and what it imports use only what Node 20 brings.
import { spawn } from 'node:child_process'
import { openDataFolder } from './lib/data-folder.mjs'
import { install, isInstallNeeded, projectNode, requireNode } from './lib/install.mjs'
import { PlainError, explain } from './lib/plain-error.mjs'
import { isPortFree } from './lib/ports.mjs'
import { root } from './lib/root.mjs'
import { makeSteps } from './lib/steps.mjs'

const DEFAULT_PORT = 3000

/** What can be refused before minutes are spent on it. */
async function checkBeforehand() {
  requireNode()
  openDataFolder(process.env.GATEHOUSE_DATA)
  const port = Number(process.env.PORT || DEFAULT_PORT)
  if (!Number.isInteger(port) || port < 1 || port > 65_535) throw new PlainError(`PORT must be a number from 1 to 65535, not "${process.env.PORT}".`)
  return port
}

/** @param {number} port */
async function requirePort(port) {
  const isFree = await isPortFree(port).catch((error) => {
    throw new PlainError(`Port ${port} cannot be used (${error.code}). Choose another: PORT=${DEFAULT_PORT + 1} npm run up`)
  })
  if (!isFree) throw new PlainError(`Port ${port} is in use by another program. Stop that, or choose another: PORT=${port + 1} npm run up`)
}

/** Goes on under the project's own Node, and hands every signal on to it. */
function continueUnderProjectNode() {
  const child = spawn(projectNode, process.argv.slice(1), { cwd: root, stdio: ['ignore', 'inherit', 'inherit', 'ipc'], detached: true })
  for (const signal of /** @type {const} */ (['SIGINT', 'SIGTERM', 'SIGHUP'])) process.on(signal, () => child.kill(signal))
  child.once('close', (code) => process.exit(code ?? 1))
}

// Nothing runs yet that would need an order: the packages' installer ends with us.
const quit = () => process.exit(1)
process.once('SIGINT', quit).once('SIGTERM', quit)

try {
  const port = await checkBeforehand()
  const step = makeSteps()
  const isDev = process.argv.includes('--dev')
  if (isInstallNeeded({ isDevNeeded: isDev })) {
    await requirePort(port)
    await step('Install packages', () => install({ isDevNeeded: isDev }))
  }
  process.removeListener('SIGINT', quit).removeListener('SIGTERM', quit)
  if (process.versions.node.split('.')[0] === '24') {
    const { up } = await import('./lib/up.mjs')
    await up({ port, step, requirePort, isDev, isDemoForced: process.argv.includes('--demo') })
  } else {
    continueUnderProjectNode()
  }
} catch (error) {
  process.stderr.write(`${explain(error)}\n`)
  process.exit(1)
}

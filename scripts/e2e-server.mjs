// The house for the end-to-end run: an empty data folder each time, and no settings from the environment but those of the run.
import { spawn } from 'node:child_process'
import { rmSync } from 'node:fs'
import { join } from 'node:path'
import { projectNode } from './lib/install.mjs'
import { root } from './lib/root.mjs'

const folder = join(root, 'test-results/e2e-data')
rmSync(folder, { recursive: true, force: true })

const KEPT = /^(?:PATH|HOME|USER|TMPDIR|LANG|PORT|DNS_SERVERS|LOOPBACK_SITES|CI|NODE_EXTRA_CA_CERTS|https?_proxy|no_proxy)$/i
const env = Object.fromEntries(Object.entries(process.env).filter(([name]) => KEPT.test(name)))
const up = spawn(projectNode, [join(root, 'scripts/up.mjs')], { cwd: root, env: { ...env, GATEHOUSE_DATA: folder, RATE_LIMITS: 'off' }, stdio: ['ignore', 'inherit', 'inherit', 'ipc'] })
for (const signal of /** @type {const} */ (['SIGINT', 'SIGTERM'])) process.on(signal, () => up.kill(signal))
up.once('close', (code) => process.exit(code ?? 1))

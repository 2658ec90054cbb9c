// Makes the Prisma client from prisma/schema. Offline:
// generating needs no engine, so the engine's path points at a program that does nothing.
import { spawnSync } from 'node:child_process'
import { createRequire } from 'node:module'
import { dirname, join } from 'node:path'

const prisma = join(dirname(createRequire(import.meta.url).resolve('prisma/package.json')), 'build/index.js')
const run = spawnSync(process.execPath, [prisma, 'generate', '--no-hints'], {
  encoding: 'utf8',
  env: { ...process.env, PRISMA_SCHEMA_ENGINE_BINARY: process.platform === 'win32' ? process.execPath : '/bin/true', PRISMA_HIDE_UPDATE_MESSAGE: '1' },
})
if (run.status !== 0) {
  process.stderr.write(`${run.stdout}${run.stderr}\nThe Prisma client could not be made.\n`)
  process.exit(1)
}

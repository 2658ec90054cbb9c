// Builds for production what changed since the last build.
import { ensureBuild } from './lib/build.mjs'
import { explain } from './lib/plain-error.mjs'

try {
  await ensureBuild()
} catch (error) {
  process.stderr.write(`${explain(error)}\n`)
  process.exitCode = 1
}

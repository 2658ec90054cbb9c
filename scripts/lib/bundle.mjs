// Bundles the programs that run beside Next: one file each, packages stay in node_modules.
import { existsSync } from 'node:fs'
import { join } from 'node:path'
import { build, stop } from 'esbuild'
import { root } from './root.mjs'

const PROGRAMS = { server: 'server/main.ts', worker: 'worker/main.ts', seed: 'prisma/seed/main.ts', staff: 'lib/people/staff-command.ts' }

/** Writes dist/<program>.mjs for every program. Takes a few hundredths of a second. */
export async function bundlePrograms() {
  const entryPoints = Object.fromEntries(Object.entries(PROGRAMS).filter(([, file]) => existsSync(join(root, file))))
  await build({
    absWorkingDir: root,
    entryPoints,
    outdir: 'dist',
    outExtension: { '.js': '.mjs' },
    bundle: true,
    platform: 'node',
    format: 'esm',
    target: 'node24',
    packages: 'external',
    jsx: 'automatic',
    logLevel: 'error',
  })
  // esbuild keeps a helper process for the next call; there is none.
  await stop()
}

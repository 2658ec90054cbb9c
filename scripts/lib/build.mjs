// Builds what runs: the Prisma client, Next's pages and the programs beside it. Done again only when a source changed.
import { createHash } from 'node:crypto'
import { existsSync, mkdirSync, readFileSync, readdirSync, statSync, writeFileSync } from 'node:fs'
import { dirname, join, relative } from 'node:path'
import { bundlePrograms } from './bundle.mjs'
import { projectNode } from './install.mjs'
import { PlainError, isOutOfSpace } from './plain-error.mjs'
import { root } from './root.mjs'
import { run } from './run.mjs'

const SOURCES = ['app', 'components', 'lib', 'prisma', 'public', 'server', 'worker', 'instrumentation-client.ts', 'scripts/lib/bundle.mjs', 'next.config.mjs', 'postcss.config.mjs', 'tsconfig.json', 'package-lock.json']
const NOT_BUILT = /\.test\.tsx?$|^lib\/(?:generated|testing)\/|^prisma\/(?:migrations|factories)\//

/** Makes the Prisma client when the schema is not the one it was made from. */
export async function ensureClient() {
  await ensure('client', hashOf(['prisma/schema', 'scripts/generate-client.mjs']), 'lib/generated/prisma/client.ts', async () => {
    await finish('The Prisma client could not be made', run(projectNode, ['scripts/generate-client.mjs'], { cwd: root }))
  })
}

/**
 * Builds pages and programs for production when a source changed since the last build.
 *
 * @throws {PlainError} with the compiler's words
 */
export async function ensureBuild() {
  await ensureClient()
  await ensure('build', hashOf(SOURCES), '.next/BUILD_ID', async () => {
    const env = { ...process.env, NODE_ENV: 'production', NEXT_TELEMETRY_DISABLED: '1' }
    await finish('The build failed', run(projectNode, ['node_modules/next/dist/bin/next', 'build'], { cwd: root, env }))
    await bundlePrograms()
  })
}

/**
 * @param {string} name of the stamp
 * @param {string} hash of everything that goes in
 * @param {string} product a file that must be there
 * @param {() => Promise<void>} make
 */
async function ensure(name, hash, product, make) {
  const stamp = join(root, 'dist', `${name}.hash`)
  if (existsSync(join(root, product)) && existsSync(stamp) && readFileSync(stamp, 'utf8') === hash) return
  await make()
  mkdirSync(dirname(stamp), { recursive: true })
  writeFileSync(stamp, hash)
}

/**
 * @param {string} sentence
 * @param {Promise<{ code: number, output: string }>} work
 */
async function finish(sentence, work) {
  const { code, output } = await work
  if (code === 0) return
  if (isOutOfSpace(new Error(output))) throw new PlainError('The disk is full: the build could not be written.')
  throw new PlainError(`${sentence}:\n${output.trim()}`)
}

/**
 * @param {string[]} paths files and folders of the project
 * @returns {string} the same as long as no file that is built was added, removed or changed
 */
function hashOf(paths) {
  const hash = createHash('sha256')
  const files = paths.flatMap((path) => filesUnder(join(root, path))).map((file) => relative(root, file)).filter((file) => !NOT_BUILT.test(file))
  for (const file of files.sort()) hash.update(`${file}\0`).update(readFileSync(join(root, file))).update('\0')
  return hash.digest('hex')
}

/**
 * @param {string} path
 * @returns {string[]}
 */
function filesUnder(path) {
  if (!existsSync(path)) return []
  if (!statSync(path).isDirectory()) return [path]
  return readdirSync(path, { withFileTypes: true }).flatMap((entry) => (entry.isDirectory() ? filesUnder(join(path, entry.name)) : [join(path, entry.name)]))
}

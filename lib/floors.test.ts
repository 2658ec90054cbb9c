import { readFile, readdir } from 'node:fs/promises'
import { dirname, join, normalize } from 'node:path'
import { expect, test } from 'vitest'
import { floors } from './floors'

// The structure of the house, read from the imports of its own files. Generated code, tests and what serves tests are
// left out.

interface Source {
  path: string
  text: string
  imports: string[]
}

const ROOMS = ['app', 'components', 'lib', 'worker', 'server']
const IMPORT = /(?:^|\n)\s*(?:import|export)\s(?:type\s)?[^'"\n;]*?(?:\{[^}]*\}[^'"\n;]*?)?from\s+['"]([^'"]+)['"]|import\(\s*['"]([^'"]+)['"]\s*\)|(?:^|\n)\s*import\s+['"]([^'"]+)['"]/g

const filesBelow = async (folder: string): Promise<string[]> =>
  (await readdir(folder, { recursive: true, withFileTypes: true }).catch(() => []))
    .filter((entry) => entry.isFile() && /\.tsx?$/.test(entry.name))
    .map((entry) => join(entry.parentPath, entry.name))

async function sources(): Promise<Source[]> {
  const paths = (await Promise.all(ROOMS.map(filesBelow))).flat()
  const ours = paths.filter((path) => !/\.test\.tsx?$|^lib\/(generated|testing)\//.test(path))
  return Promise.all(
    ours.map(async (path) => {
      const text = await readFile(path, 'utf8')
      const imports = [...text.matchAll(IMPORT)].map((match) => match[1] ?? match[2] ?? match[3] ?? '').flatMap((target) => resolve(path, target))
      return { path, text, imports }
    }),
  )
}

function resolve(from: string, target: string): string[] {
  if (target.startsWith('@/')) return [target.slice(2)]
  return target.startsWith('.') ? [normalize(join(dirname(from), target))] : []
}

const folderOf = (path: string): string | undefined => /^lib\/([^/]+)\//.exec(path)?.[1]
const known = await sources()
const inLib = known.filter(({ path }) => folderOf(path) !== undefined)
const edges = inLib.flatMap(({ path, imports }) =>
  imports.flatMap((target) => {
    const [from, to] = [folderOf(path), folderOf(target)]
    return from && to && from !== to && to !== 'generated' ? [{ path, from, to }] : []
  }),
)

test('the reading of imports sees them at all', () => {
  expect(edges.length).toBeGreaterThan(50)
})

test('every folder of lib has a floor', () => {
  const folders = new Set(inLib.map(({ path }) => folderOf(path)))
  expect([...folders].filter((folder) => folder && !(folder in floors))).toEqual([])
})

test('a folder imports only from its own floor and those below', () => {
  const upwards = edges.filter(({ from, to }) => (floors[to] ?? 0) > (floors[from] ?? 0))
  expect(upwards.map(({ path, to }) => `${path} → ${to}`)).toEqual([])
})

test('folders import each other in no circle', () => {
  const targets = new Map<string, Set<string>>()
  for (const { from, to } of edges) targets.set(from, (targets.get(from) ?? new Set()).add(to))
  const circles: string[] = []
  const walk = (folder: string, way: string[]): void => {
    if (way.includes(folder)) circles.push([...way.slice(way.indexOf(folder)), folder].join(' → '))
    else for (const next of targets.get(folder) ?? []) walk(next, [...way, folder])
  }
  for (const folder of targets.keys()) walk(folder, [])
  expect(circles).toEqual([])
})

test('nothing imports app', () => {
  const wrong = known.flatMap(({ path, imports }) => imports.filter((target) => target.startsWith('app/') && !path.startsWith('app/')).map((target) => `${path} → ${target}`))
  expect(wrong).toEqual([])
})

test('components know forms, rules and the shape of rows, and read nothing themselves', () => {
  const reads = /import (?!type )[^\n]*from '@\/lib\/[^/']+\/(?:console-)?(?:queries|detail)'/
  const wrong = known.filter(({ path, text }) => path.startsWith('components/') && reads.test(text)).map(({ path }) => path)
  expect(wrong).toEqual([])
})

test('primitives know no domain', () => {
  const wrong = known
    .filter(({ path }) => path.startsWith('components/ui/'))
    .flatMap(({ path, imports }) => imports.filter((target) => /^components\/(?!ui\/)/.test(target)).map((target) => `${path} → ${target}`))
  expect(wrong).toEqual([])
})

test('the environment has one reader', () => {
  const readers = known.filter(({ text }) => text.includes('process.env')).map(({ path }) => path)
  expect(readers).toEqual(['lib/core/env.ts'])
})

test('PROV-1: only provisionAccount opens accounts, and only the credit service writes the ledger', () => {
  const users = (name: string) => known.filter(({ text }) => new RegExp(`\\b${name}\\(`).test(text) && !text.includes(`export function ${name}(`)).map(({ path }) => path)
  expect(users('accountWrites')).toEqual(['lib/onboarding/provision-account.ts'])
  expect(users('instantRegistrationWrites')).toEqual(['lib/onboarding/provision-account.ts'])
  const writing = (table: string) => known.filter(({ text }) => new RegExp(`INSERT INTO ${table}\\b|\\.${table}\\.create`).test(text)).map(({ path }) => path)
  expect(writing('accounts')).toEqual(['lib/accounts/open-account.ts'])
  expect(writing('account')).toEqual([])
  expect(writing('subscriptions')).toEqual(['lib/subscriptions/open-subscription.ts'])
  expect(writing('invoices')).toEqual(['lib/invoices/issue-invoice.ts'])
  expect(known.filter(({ path, text }) => /credit_(spend|grant|refund|transfer)\(/.test(text) && !path.startsWith('lib/credits/')).map(({ path }) => path)).toEqual([])
})

test('files stay readable: under 300 lines', () => {
  const long = known.filter(({ text }) => text.split('\n').length > 301).map(({ path }) => path)
  expect(long).toEqual([])
})

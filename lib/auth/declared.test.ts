import { readdirSync, readFileSync } from 'node:fs'
import { join, relative, sep } from 'node:path'
import { fileURLToPath } from 'node:url'
import { expect, test } from 'vitest'

// Deny by default: what has not said who may use it does not pass this test. Read as text, so that nothing has to run.

const root = fileURLToPath(new URL('../..', import.meta.url))
const filesUnder = (folder: string, name: RegExp): string[] =>
  readdirSync(join(root, folder), { recursive: true })
    .map(String)
    .filter((file) => name.test(file.split(sep).at(-1) ?? ''))
    .map((file) => join(root, folder, file))

const PAGE = /export default (?:publicPage|userPage|accountPage|sitePage|staffPage)\(/
const HANDLER = /^(?:publicRoute|accountRoute|staffRoute|rawRoute|formRoute)\(/
const ACTION = /^(?:publicAction|userAction|accountAction|staffAction|formAction|accountFormAction|publicFormAction)\(/

/** Why a page is not declared; undefined when it is. */
const undeclaredPage = (source: string): string | undefined => (PAGE.test(source) ? undefined : 'its default export is not wrapped')

/** The exported names of a route or of a file of actions that do not go through a wrapper. */
function undeclared(source: string, wrapper: RegExp): string[] {
  const locals = new Map([...source.matchAll(/^(?:export )?const (\w+)(?:: [^=]+)? = ([\w<>.]+\()/gm)].map(([, name, value]) => [name ?? '', value ?? '']))
  const direct = [...source.matchAll(/^export (?:const|async function|function|let) (\w+)/gm)].map(([, name]) => name ?? '')
  const listed = [...source.matchAll(/^export \{([^}]+)\}/gm)].flatMap(([, names]) => (names ?? '').split(',').map((name) => name.trim().split(/\s+as\s+/)[0] ?? ''))
  const all = [...new Set([...direct, ...listed])]
  return all.filter((name) => !CONFIG.has(name) && !wrapper.test(locals.get(name) ?? '') && !isThin(source, name, locals, wrapper))
}

/** Names by which a route file speaks to Next and not to a caller. */
const CONFIG = new Set(['dynamic', 'runtime', 'maxDuration', 'revalidate'])

/** An action of a plain form: a function whose body does its work through a wrapped one, of the same file or of another file of actions. */
function isThin(source: string, name: string, locals: Map<string, string>, wrapper: RegExp): boolean {
  const body = new RegExp(`export async function ${name}\\([\\s\\S]*?\\n\\}`).exec(source)?.[0]
  const imported = [...source.matchAll(/^import \{([^}]+)\} from '[^']*actions'/gm)].flatMap(([, names]) => (names ?? '').split(',').map((each) => each.trim()))
  const wrapped = [...locals].filter(([, value]) => wrapper.test(value)).map(([local]) => local)
  return body !== undefined && [...wrapped, ...imported].some((local) => new RegExp(`await ${local}\\(`).test(body))
}

const told = (file: string) => relative(root, file)

test('every page says who may see it', () => {
  const pages = filesUnder('app', /^page\.tsx$/)
  expect(pages.length).toBeGreaterThan(5)
  expect(pages.filter((file) => undeclaredPage(readFileSync(file, 'utf8'))).map(told)).toEqual([])
})

test('every route says who may call it', () => {
  const routes = filesUnder('app', /^route\.tsx?$/)
  expect(routes.length).toBeGreaterThan(5)
  expect(routes.flatMap((file) => undeclared(readFileSync(file, 'utf8'), HANDLER).map((name) => `${told(file)} ${name}`))).toEqual([])
})

test('every server action says who may use it', () => {
  const actions = [...filesUnder('lib', /\.tsx?$/), ...filesUnder('app', /\.tsx?$/), ...filesUnder('components', /\.tsx?$/)].filter((file) => /^['"]use server['"]/m.test(readFileSync(file, 'utf8')))
  expect(actions.length).toBeGreaterThan(2)
  expect(actions.flatMap((file) => undeclared(readFileSync(file, 'utf8'), ACTION).map((name) => `${told(file)} ${name}`))).toEqual([])
})

test('no component hides an action of its own inside itself', () => {
  const inside = [...filesUnder('app', /\.tsx$/), ...filesUnder('components', /\.tsx$/)].filter((file) => /\{\s*['"]use server['"]/.test(readFileSync(file, 'utf8')))
  expect(inside.map(told)).toEqual([])
})

test('a forgotten one is found', () => {
  expect(undeclaredPage('export default async function Page() { return null }')).toBeDefined()
  expect(undeclaredPage(`// export default\nexport default accountPage('account:read', () => null)`)).toBeUndefined()
  expect(undeclared('export const GET = publicRoute({}, work)\nexport async function POST() { return Response.json({}) }', HANDLER)).toEqual(['POST'])
  expect(undeclared('const open = async () => new Response()\nexport { open as GET }', HANDLER)).toEqual(['open'])
  expect(undeclared('export const POST = async () => publicRoute({}, work)', HANDLER)).toEqual(['POST'])
  expect(undeclared(`const save = userAction(schema, work)\nexport async function saveForm(form: FormData) {\n  await save(form)\n}\nexport async function other() {\n  await db.user.deleteMany()\n}`, ACTION)).toEqual(['other'])
})

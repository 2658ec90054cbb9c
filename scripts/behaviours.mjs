// Writes docs/behaviours.md: every numbered behaviour that a test names, what it means and where it is tested. The
// meanings stand in docs/behaviours.json. A test fails while the written file is not what this would write.
import { readdirSync, readFileSync, writeFileSync } from 'node:fs'
import { join, sep } from 'node:path'
import { fileURLToPath } from 'node:url'

/** @typedef {{ file: string, name: string }} Tested */

const root = fileURLToPath(new URL('..', import.meta.url))
export const target = join(root, 'docs/behaviours.md')

const FOLDERS = ['app', 'components', 'e2e', 'lib', 'prisma', 'scripts', 'server', 'worker']
const TESTS = /\.(?:test|spec)\.tsx?$/
const NUMBER = /\b(?:T\d-\d\d|(?:PROV|CRED|BILL|SITE|PIPE|ISSUE|WA)-\d+)\b/g
// The name of a test stands on the line that begins it, in any of the three kinds of quotes.
const NAME = /^\s*(?:test|it)(?:\.(?:each|for)\([\s\S]*?\))?\(\s*(['"`])((?:(?!\1)[^\\]|\\.)+)\1/gm
const GROUPS = ['T0', 'T1', 'T2', 'T3', 'T4', 'PROV', 'CRED', 'BILL', 'SITE', 'PIPE', 'ISSUE', 'WA']

/** The meaning of each number. @returns {Record<string, string>} */
export const meanings = () => JSON.parse(readFileSync(join(root, 'docs/behaviours.json'), 'utf8'))

/** Every test whose name carries a number, by number. */
export function testedBehaviours() {
  /** @type {Map<string, Tested[]>} */
  const found = new Map()
  for (const file of testFiles()) {
    for (const [, , name = ''] of readFileSync(join(root, file), 'utf8').matchAll(NAME)) {
      for (const number of new Set(name.match(NUMBER) ?? [])) found.set(number, [...(found.get(number) ?? []), { file, name }])
    }
  }
  return found
}

const testFiles = () =>
  FOLDERS.flatMap((folder) => readdirSync(join(root, folder), { recursive: true }).map((file) => join(folder, String(file)).split(sep).join('/')))
    .filter((file) => TESTS.test(file) && !file.includes('/generated/'))
    .sort()

/** @param {string} number */
const place = (number) => {
  const [group = '', index = ''] = number.split('-')
  return GROUPS.indexOf(group) * 1000 + Number(index)
}

/** The name without its numbers, safe in a table. @param {string} name */
const plain = (name) => name.replaceAll(NUMBER, '').replace(/^[\s,:;\d]+/, '').replaceAll('|', '\\|').replaceAll(/\$\{[^}]*\}/g, '…')

/** The whole file. */
export function behavioursText() {
  const told = meanings()
  const rows = [...testedBehaviours()]
    .toSorted(([one], [other]) => place(one) - place(other))
    .map(([number, tests]) => `| ${number} | ${told[number] ?? ''} | ${tests.map(({ file, name }) => `\`${file}\`: ${plain(name)}`).join('<br>')} |`)
  return [
    '# Behaviours and their tests',
    '',
    'Made by `node scripts/behaviours.mjs` from the names of the tests. Do not edit by hand; the meanings are in `behaviours.json`.',
    '',
    '| number | what holds | where it is tested |',
    '|---|---|---|',
    ...rows,
    '',
  ].join('\n')
}

if (process.argv[1] === fileURLToPath(import.meta.url)) writeFileSync(target, behavioursText())

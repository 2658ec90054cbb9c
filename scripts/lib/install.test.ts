import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { isInstallNeeded, requireNode } from './install.mjs'

/** A project whose lock names `wanted`, with `present` installed. */
function project(wanted: Record<string, object>, present: Record<string, object>): string {
  const folder = mkdtempSync(join(tmpdir(), 'gatehouse-install-'))
  mkdirSync(join(folder, 'node_modules/.bin'), { recursive: true })
  writeFileSync(join(folder, 'node_modules/.bin/node'), '')
  writeFileSync(join(folder, 'package-lock.json'), JSON.stringify({ packages: { '': { version: '9' }, ...wanted } }))
  writeFileSync(join(folder, 'node_modules/.package-lock.json'), JSON.stringify({ packages: present }))
  return folder
}
const isNeeded = (folder: string, isDevNeeded = false) => isInstallNeeded({ isDevNeeded, folder })
const A = { 'node_modules/a': { version: '1.0.0' } }

test('nothing is installed twice', () => expect(isNeeded(project(A, A))).toBe(false))
test('a package that is absent', () => expect(isNeeded(project(A, {}))).toBe(true))
test('a package of another version', () => expect(isNeeded(project(A, { 'node_modules/a': { version: '1.0.1' } }))).toBe(true))
test('a package for another platform is not missed', () => expect(isNeeded(project({ ...A, 'node_modules/b': { version: '1.0.0', optional: true } }, A))).toBe(false))

test('development packages are missed by the tests only', () => {
  const folder = project({ ...A, 'node_modules/b': { version: '1.0.0', dev: true } }, A)
  expect(isNeeded(folder, false)).toBe(false)
  expect(isNeeded(folder, true)).toBe(true)
})

test('an install that was cut short, or left out the project’s own Node', () => {
  const folder = project(A, A)
  rmSync(join(folder, 'node_modules/.bin/node'))
  expect(isNeeded(folder)).toBe(true)
  expect(isNeeded(mkdtempSync(join(tmpdir(), 'gatehouse-install-')))).toBe(true)
})

test('a Node that is too old is named', () => {
  expect(() => requireNode('18.19.0')).toThrow('Node 18.19.0 is too old: Gatehouse needs 20 or newer')
  expect(() => requireNode('20.0.0')).not.toThrow()
})

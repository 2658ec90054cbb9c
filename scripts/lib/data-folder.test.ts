import { mkdirSync, mkdtempSync, statSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { loadSecrets, openDataFolder } from './data-folder.mjs'
import { explain } from './plain-error.mjs'

const emptyFolder = () => mkdtempSync(join(tmpdir(), 'gatehouse-data-'))

test('secrets are made once, differ, and are for their owner only', () => {
  const folder = emptyFolder()
  const secrets = loadSecrets(folder)
  expect(new Set(Object.values(secrets)).size).toBe(5)
  expect(secrets.appSecret).toMatch(/^[\w-]{43}$/)
  expect(loadSecrets(folder)).toEqual(secrets)
  expect(statSync(join(folder, 'secrets.json')).mode & 0o777).toBe(0o600)
})

test('a secret that a newer version needs is added; the others stay', () => {
  const folder = emptyFolder()
  writeFileSync(join(folder, 'secrets.json'), JSON.stringify({ appSecret: 'kept' }))
  expect(loadSecrets(folder)).toMatchObject({ appSecret: 'kept', workerPassword: expect.stringMatching(/^[\w-]{43}$/) })
})

test('damaged or lost secrets are never replaced: nobody could sign in any more', () => {
  const damaged = emptyFolder()
  writeFileSync(join(damaged, 'secrets.json'), '{"appSecret":')
  expect(() => loadSecrets(damaged)).toThrow('cannot be read')
  const lost = emptyFolder()
  mkdirSync(join(lost, 'postgres'))
  expect(() => loadSecrets(lost)).toThrow('secrets.json with its password is missing')
})

test('a folder that cannot be made is refused with its path', () => {
  const file = join(emptyFolder(), 'file')
  writeFileSync(file, '')
  expect(() => openDataFolder(join(file, 'data'))).toThrow(`The data folder ${join(file, 'data')} cannot be written (ENOTDIR)`)
})

test('a full disk is said as such, wherever it shows', () => {
  expect(explain(Object.assign(new Error('write'), { code: 'ENOSPC' }))).toContain('The disk is full')
  expect(explain(new Error('could not write: No space left on device'))).toContain('The disk is full')
})

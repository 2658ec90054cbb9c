import { spawnSync } from 'node:child_process'
import { existsSync, mkdtempSync, readFileSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { claimDataFolder } from './up-lock.mjs'

const emptyFolder = () => mkdtempSync(join(tmpdir(), 'gatehouse-lock-'))
const markIn = (folder: string, mark: unknown) => writeFileSync(join(folder, 'up.json'), typeof mark === 'string' ? mark : JSON.stringify(mark))
/** The id of a process that has just ended. */
const goneProcess = () => spawnSync(process.execPath, ['-e', '']).pid

test('a second start is refused with the first one’s process and port, until that gives the folder back', () => {
  const folder = emptyFolder()
  const release = claimDataFolder(folder, 3111)
  expect(() => claimDataFolder(folder, 3112)).toThrow(`(process ${process.pid}, port 3111)`)
  release()
  expect(existsSync(join(folder, 'up.json'))).toBe(false)
  claimDataFolder(folder, 3112)()
})

test('the mark of a process that is gone is taken over', () => {
  const folder = emptyFolder()
  markIn(folder, { pid: goneProcess(), birthmark: '1@1', port: 3000 })
  claimDataFolder(folder, 3000)
  expect(JSON.parse(readFileSync(join(folder, 'up.json'), 'utf8'))).toMatchObject({ pid: process.pid })
})

test('a living process that only has the same id is not mistaken for it', () => {
  const folder = emptyFolder()
  markIn(folder, { pid: process.pid, birthmark: `${process.pid}@long-ago`, port: 3000 })
  expect(() => claimDataFolder(folder, 3000)).not.toThrow()
})

test.each(['', '{"pid":', '{}', '[]'])('a mark that was never finished (%s) is taken over', (mark) => {
  const folder = emptyFolder()
  markIn(folder, mark)
  expect(() => claimDataFolder(folder, 3000)).not.toThrow()
})

import { mkdtempSync, writeFileSync } from 'node:fs'
import { createServer } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { expect, test } from 'vitest'
import { freePort } from './lib/ports.mjs'
import { run } from './lib/run.mjs'
import { claimDataFolder } from './lib/up-lock.mjs'

// What `up` refuses before it changes anything; that it runs is shown by every end-to-end run, which starts it.

const script = fileURLToPath(new URL('up.mjs', import.meta.url))
const emptyFolder = () => mkdtempSync(join(tmpdir(), 'gatehouse-up-'))

async function up(settings: Record<string, string>) {
  const env = { PATH: process.env.PATH, HOME: process.env.HOME, GATEHOUSE_DATA: emptyFolder(), PORT: String(await freePort()), ...settings } as unknown as NodeJS.ProcessEnv
  const { code, output } = await run(process.execPath, [script], { env })
  expect(code).toBe(1)
  expect(output).not.toContain('    at ')
  return output.trim()
}

test('a port that is in use', async () => {
  const port = await freePort()
  const blocker = createServer()
  await new Promise<void>((resolve) => blocker.listen(port, resolve))
  expect(await up({ PORT: String(port) })).toBe(`Port ${port} is in use by another program. Stop that, or choose another: PORT=${port + 1} npm run up`)
  await new Promise((resolve) => blocker.close(resolve))
})

test.each(['0', '70000', 'http'])('PORT=%s', async (port) => {
  expect(await up({ PORT: port })).toBe(`PORT must be a number from 1 to 65535, not "${port}".`)
})

test('a setting that is half there', async () => {
  expect(await up({ SMTP_URL: 'smtp://localhost' })).toBe('Settings: MAIL_FROM is missing although SMTP_URL is set; set both or neither.')
})

test('a wrong setting is named, its value is not', async () => {
  const said = await up({ APP_SECRET: 'canary' })
  expect(said).toContain('APP_SECRET must have at least 32 characters')
  expect(said).not.toContain('canary')
})

test('a data folder that cannot be written', async () => {
  const file = join(emptyFolder(), 'file')
  writeFileSync(file, '')
  expect(await up({ GATEHOUSE_DATA: join(file, 'data') })).toContain('cannot be written (ENOTDIR). Set GATEHOUSE_DATA')
})

test('a data folder that another one uses', async () => {
  const folder = emptyFolder()
  const release = claimDataFolder(folder, 3999)
  expect(await up({ GATEHOUSE_DATA: folder })).toContain(`Gatehouse already runs with the data folder ${folder} (process ${process.pid}, port 3999)`)
  release()
})

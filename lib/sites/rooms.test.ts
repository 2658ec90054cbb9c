import { existsSync, readdirSync } from 'node:fs'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { expect, test } from 'vitest'
import { SITE_ROOMS } from './rooms'

const pages = fileURLToPath(new URL('../../app/[account]/(rooms)/sites/[site]', import.meta.url))

test('every page of a site has its tab, and every tab its page', () => {
  const folders = readdirSync(pages).filter((folder) => existsSync(join(pages, folder, 'page.tsx')))
  expect(SITE_ROOMS.toSorted()).toEqual(folders.toSorted())
})

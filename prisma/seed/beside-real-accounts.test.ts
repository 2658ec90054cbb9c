import { mkdtemp, readdir } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { everything, sql } from '@/lib/testing/database'
import { account } from '@/lib/testing/factories'
import { seedDemo } from './demo'
import { seedOperator } from './operator'
import { reservedSlugsInUse } from './reserved-slugs'

test('demo data never goes into a database that has real accounts', async () => {
  const folder = await mkdtemp(join(tmpdir(), 'gatehouse-demo-'))
  await seedOperator()
  await account({ plan: 'free' })
  const before = await everything()

  expect(await seedDemo(folder)).toBe('refused')
  expect(await everything()).toEqual(before)
  expect(await readdir(folder)).toEqual([])
})

test('PROV-5: an account whose address became a page’s is found', async () => {
  const { accountId } = await account()
  expect(await reservedSlugsInUse()).toEqual([])
  await sql('owner', `UPDATE slugs SET slug = 'pricing' WHERE account_id = $1`, [accountId])
  await sql('owner', `UPDATE accounts SET slug = 'pricing' WHERE id = $1`, [accountId])
  expect(await reservedSlugsInUse()).toEqual(['pricing'])
})

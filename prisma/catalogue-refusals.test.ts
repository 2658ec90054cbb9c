import { beforeAll, expect, test } from 'vitest'
import { newId } from '@/lib/core/ids'
import { asApp, sql } from '@/lib/testing/database'
import { account, type TestAccount } from '@/lib/testing/factories'

// What the database itself refuses about the catalogue, tried with plain SQL as the application's own role.

let acme: TestAccount

beforeAll(async () => {
  acme = await account({ plan: 'growth' })
})

const refused = (constraint: string) => ({ constraint })
const asStaff = (...statements: string[]) =>
  asApp({ as: 'staff' }, async (db) => {
    for (const statement of statements) await db.query(statement)
  })
const idOf = (slug: string) => `(SELECT id FROM industries WHERE slug = '${slug}')`
const sectorOf = (slug: string) => `(SELECT id FROM sectors WHERE industry_id = ${idOf(slug)} ORDER BY slug LIMIT 1)`
const mergeBySql = (from: string, into: string) => `UPDATE industries SET active = false, merged_into_id = ${idOf(into)} WHERE slug = '${from}'`

test('a slug never changes', async () => {
  await expect(asStaff(`UPDATE industries SET slug = 'other' WHERE slug = 'gaming'`)).rejects.toMatchObject(refused('industries_slug_kept'))
  await expect(asStaff(`UPDATE sectors SET slug = 'other' WHERE id = ${sectorOf('gaming')}`)).rejects.toMatchObject(refused('sectors_slug_kept'))
  await expect(asStaff(`INSERT INTO industries (slug, name) VALUES ('Not A Slug', 'x')`)).rejects.toMatchObject(refused('industries_slug_check'))
})

test('a merged industry is inactive, is not its own successor, and has no site', async () => {
  await expect(asStaff(`UPDATE industries SET merged_into_id = ${idOf('technology')} WHERE slug = 'gaming'`)).rejects.toMatchObject(refused('industries_merged_check'))
  await expect(asStaff(mergeBySql('gaming', 'gaming'))).rejects.toMatchObject(refused('industries_merged_check'))
  const id = newId()
  await asApp({ as: 'account', accountId: acme.accountId }, async (db) => {
    await db.query(`INSERT INTO sites (id, account_id, industry_id, name, domain, slug) VALUES ($1, $2, ${idOf('gaming')}, 'Site', 'site.example', 'site')`, [id, acme.accountId])
  })
  await expect(asStaff(mergeBySql('gaming', 'technology'))).rejects.toMatchObject(refused('industries_merged_empty'))
})

test('merges make neither chains nor circles, also when both directions are written at the same moment', async () => {
  await asStaff(mergeBySql('legal', 'insurance'))
  await expect(asStaff(mergeBySql('insurance', 'finance'))).rejects.toMatchObject(refused('industries_merged_once'))
  await expect(asStaff(mergeBySql('finance', 'legal'))).rejects.toMatchObject(refused('industries_merged_once'))
  const both = await Promise.allSettled([asStaff(mergeBySql('fashion', 'drinks')), asStaff(mergeBySql('drinks', 'fashion'))])
  expect(both.filter(({ status }) => status === 'fulfilled').length).toBeLessThan(2)
  expect(await sql('owner', `SELECT 1 FROM industries a JOIN industries b ON b.id = a.merged_into_id WHERE b.merged_into_id IS NOT NULL`)).toEqual([])
})

test('a merge is for staff only, and the functions see to the same rules', async () => {
  const merge = (from: string, into: string) => `SELECT * FROM merge_industries(${idOf(from)}, ${idOf(into)})`
  await expect(asApp({ as: 'account', accountId: acme.accountId }, async (db) => void (await db.query(merge('gaming', 'technology'))))).rejects.toMatchObject(refused('merged_by_staff'))
  await expect(sql('app', merge('gaming', 'technology'))).rejects.toMatchObject(refused('merged_by_staff'))
  await expect(sql('worker', merge('gaming', 'technology'))).rejects.toMatchObject({ code: '42501' })
  await expect(asStaff(merge('gaming', 'gaming'))).rejects.toMatchObject(refused('industries_mergeable'))
  await expect(asStaff(merge('gaming', 'legal'))).rejects.toMatchObject(refused('industries_mergeable'))
  await expect(asStaff(`SELECT * FROM merge_sectors(${sectorOf('gaming')}, ${sectorOf('technology')})`)).rejects.toMatchObject(refused('sectors_mergeable'))
})

test('imports are nobody’s but the staff’s', async () => {
  await sql('owner', `INSERT INTO catalogue_imports (staff_id, csv, digest, counts) SELECT user_id, 'x', 'x', '{}' FROM staff_members LIMIT 1`)
  await asApp({ as: 'account', accountId: acme.accountId }, async (db) => {
    expect((await db.query('SELECT 1 FROM catalogue_imports')).rows).toEqual([])
  })
  await expect(asApp({ as: 'account', accountId: acme.accountId }, async (db) => void (await db.query(`INSERT INTO catalogue_imports (staff_id, csv, digest, counts) VALUES ($1, 'x', 'x', '{}')`, [acme.userId])))).rejects.toMatchObject({ code: '42501' })
})

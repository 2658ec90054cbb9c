import { beforeAll, expect, test } from 'vitest'
import { newId } from '@/lib/core/ids'
import { archiveSite } from '@/lib/sites/archive-site'
import type { CreatedSite } from '@/lib/sites/create-site'
import { asApp, sql } from '@/lib/testing/database'
import { account, member, site, type TestAccount } from '@/lib/testing/factories'

// What the database itself refuses about sites (DESIGN section 4), tried with plain SQL as the application's own role.

let acme: TestAccount
let globex: TestAccount
let shop: CreatedSite
let theirs: CreatedSite

beforeAll(async () => {
  acme = await account({ plan: 'growth' })
  globex = await account({ plan: 'growth' })
  shop = await site(acme, { name: 'Shop', sectors: ['web-development'] })
  theirs = await site(globex, { name: 'Theirs' })
})

const refused = (constraint: string) => ({ constraint })
const changes = (text: string, values: unknown[] = [], accountId = acme.accountId) => asApp({ as: 'account', accountId }, async (db) => void (await db.query(text, values)))
/** How many rows a statement touches in acme. */
const touched = async (text: string, values: unknown[] = []): Promise<number | null> => {
  let count: number | null = null
  await asApp({ as: 'account', accountId: acme.accountId }, async (db) => {
    count = (await db.query(text, values)).rowCount
  })
  return count
}

const newSite = `INSERT INTO sites (account_id, industry_id, name, domain, slug) VALUES ($1, (SELECT id FROM industries WHERE slug = $2), 'x', $3, $4)`
const insertSite = ({ accountId = acme.accountId, industry = 'technology', domain = `${newId()}.example`, by = acme.accountId } = {}) =>
  changes(newSite, [accountId, industry, domain, `x-${newId()}`], by)
const newSector = `INSERT INTO site_sectors (account_id, site_id, industry_id, sector_id, name)
  SELECT $1, $2, s.industry_id, s.id, 'x' FROM sectors s WHERE s.slug = $3`

test('1: another account’s sites, sectors, access, proofs, integrations and drafts are not there', async () => {
  await sql('owner', `INSERT INTO site_integrations (account_id, site_id, platform, address, sealed_secret) VALUES ($1, $2, 'custom', 'https://theirs.example', 'sealed')`, [globex.accountId, theirs.id])
  await sql('owner', `INSERT INTO site_proofs (account_id, site_id, method, status) VALUES ($1, $2, 'dns', 'queued')`, [globex.accountId, theirs.id])
  for (const table of ['sites', 'site_sectors', 'site_access', 'site_proofs', 'site_integrations', 'site_drafts']) {
    expect(await sql('app', `SELECT 1 FROM ${table}`), table).toEqual([])
    expect(await touched(`SELECT 1 FROM ${table} WHERE account_id = $1`, [globex.accountId]), table).toBe(0)
  }
  expect(await touched(`UPDATE sites SET name = 'Taken over' WHERE id = $1`, [theirs.id])).toBe(0)
  expect(await touched(`UPDATE site_integrations SET address = 'https://evil.example' WHERE site_id = $1`, [theirs.id])).toBe(0)
  expect(await touched(`DELETE FROM site_integrations WHERE site_id = $1`, [theirs.id])).toBe(0)
  expect(await touched(`DELETE FROM site_access WHERE site_id = $1`, [theirs.id])).toBe(0)
})

test('1: nothing is written into another account, nor moved there, nor hung on its site', async () => {
  await expect(insertSite({ accountId: globex.accountId })).rejects.toMatchObject({ code: '42501' })
  await expect(changes('UPDATE sites SET account_id = $1 WHERE id = $2', [globex.accountId, shop.id])).rejects.toMatchObject({ code: expect.stringMatching(/^(?:42501|23...)$/) })
  await expect(changes(newSector, [acme.accountId, theirs.id, 'mobile-apps'])).rejects.toMatchObject(refused('site_sectors_account_id_site_id_industry_id_fkey'))
  const hang = (table: string, columns: string, values: string) => changes(`INSERT INTO ${table} (account_id, site_id, ${columns}) VALUES ($1, $2, ${values})`, [acme.accountId, theirs.id])
  await expect(hang('site_integrations', 'platform, address, sealed_secret', `'custom', 'https://x.example', 'sealed'`)).rejects.toMatchObject(refused('site_integrations_account_id_site_id_fkey'))
  await expect(hang('site_proofs', 'method, status', `'file', 'queued'`)).rejects.toMatchObject(refused('site_proofs_account_id_site_id_fkey'))
})

test('4 T3-04 SITE-1: a sector of another industry is refused, whichever industry the row names', async () => {
  await expect(changes(newSector, [acme.accountId, shop.id, 'clinical-studies'])).rejects.toMatchObject(refused('site_sectors_account_id_site_id_industry_id_fkey'))
  const pretending = newSector.replace('s.industry_id, s.id', `(SELECT industry_id FROM sites WHERE id = $2), s.id`)
  await expect(changes(pretending, [acme.accountId, shop.id, 'clinical-studies'])).rejects.toMatchObject(refused('site_sectors_sector_id_industry_id_fkey'))
})

test('4 T3-04: a site with sectors keeps its industry', async () => {
  await expect(changes(`UPDATE sites SET industry_id = (SELECT id FROM industries WHERE slug = 'education') WHERE id = $1`, [shop.id])).rejects.toMatchObject({ code: expect.stringMatching(/^23/) })
})

test('4 T3-04: what the catalogue offers no more can’t be chosen; what was chosen stays', async () => {
  await sql('owner', `UPDATE industries SET active = false WHERE slug = 'gaming'`)
  await sql('owner', `UPDATE sectors SET active = false WHERE slug = 'web-development'`)
  await expect(insertSite({ industry: 'gaming' })).rejects.toMatchObject(refused('sites_industry_active'))
  const other = await site(acme)
  await expect(changes(newSector, [acme.accountId, other.id, 'web-development'])).rejects.toMatchObject(refused('site_sectors_sector_active'))
  await changes(`UPDATE sites SET name = 'Shop' WHERE id = $1`, [shop.id])
  await sql('owner', `UPDATE industries SET active = true WHERE slug = 'gaming'`)
  await sql('owner', `UPDATE sectors SET active = true WHERE slug = 'web-development'`)
})

test('5 T3-05: beyond the plan, by adding, restoring or adding sectors', async () => {
  const small = await account()
  const first = await site(small, { sectors: ['web-development'] })
  await expect(insertSite({ accountId: small.accountId, by: small.accountId })).rejects.toMatchObject(refused('plan_limit_sites'))
  await archiveSite(small.owner, first)
  await site(small)
  await expect(changes(`UPDATE sites SET status = 'active', archived_at = NULL WHERE id = $1`, [first.id], small.accountId)).rejects.toMatchObject(refused('plan_limit_sites'))
  await expect(changes(newSector, [small.accountId, first.id, 'mobile-apps'], small.accountId)).rejects.toMatchObject(refused('plan_limit_sectors'))
})

test('a domain twice in one account; one that another account has proved; a second proof of one domain', async () => {
  await expect(insertSite({ domain: shop.domain })).rejects.toMatchObject(refused('sites_account_id_domain_key'))
  const proof = `UPDATE sites SET verified_at = now(), verified_by = 'dns' WHERE id = $1`
  const [mine, other] = [await site(acme, { domain: 'both.example' }), await site(globex, { domain: 'both.example' })]
  await changes(proof, [other.id], globex.accountId)
  await expect(changes(proof, [mine.id])).rejects.toMatchObject(refused('sites_verified_domain_key'))
  await expect(changes(`UPDATE sites SET domain = 'both.example' WHERE id = $1`, [shop.id])).rejects.toMatchObject({ constraint: expect.stringMatching(/^sites_(?:domain_taken|account_id_domain_key)$/) })
  await archiveSite(acme.owner, mine)
  await expect(changes(`UPDATE sites SET status = 'active', archived_at = NULL WHERE id = $1`, [mine.id])).rejects.toMatchObject(refused('sites_domain_taken'))
})

test('T3-06: access for somebody who is no member, or to another account’s site; it ends with the membership', async () => {
  const give = (siteId: string, userId: string) => changes('INSERT INTO site_access (account_id, site_id, user_id) VALUES ($1, $2, $3)', [acme.accountId, siteId, userId])
  await expect(give(shop.id, globex.userId)).rejects.toMatchObject(refused('site_access_account_id_user_id_fkey'))
  await expect(give(theirs.id, acme.userId)).rejects.toMatchObject(refused('site_access_account_id_site_id_fkey'))
  const viewer = await member(acme, 'viewer')
  await give(shop.id, viewer.actorId)
  await sql('owner', 'DELETE FROM memberships WHERE account_id = $1 AND user_id = $2', [acme.accountId, viewer.userId])
  expect(await sql('owner', 'SELECT 1 FROM site_access WHERE user_id = $1', [viewer.userId])).toEqual([])
})

test('a site is not deleted, has a name and a whole domain, and is archived or not, proved or not, never half of either', async () => {
  await expect(changes('DELETE FROM sites WHERE id = $1', [shop.id])).rejects.toMatchObject({ code: '42501' })
  const refusals: Record<string, string> = {
    sites_name_check: `name = '  '`,
    sites_domain_check: `domain = 'No Domain'`,
    sites_archived_check: `status = 'archived'`,
    sites_verified_check: `verified_at = now()`,
  }
  for (const [constraint, set] of Object.entries(refusals)) {
    await expect(changes(`UPDATE sites SET ${set} WHERE id = $1`, [shop.id]), constraint).rejects.toMatchObject(refused(constraint))
  }
})

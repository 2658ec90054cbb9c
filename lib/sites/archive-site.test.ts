import { expect, test } from 'vitest'
import { newId } from '@/lib/core/ids'
import { everything, sql } from '@/lib/testing/database'
import { account, member, site } from '@/lib/testing/factories'
import { onLimits } from '@/lib/testing/plan-limits'
import { addSectors } from './add-sectors'
import { archiveSite } from './archive-site'
import { createSite } from './create-site'
import { listSites } from './list-sites'
import { sitePlaces } from './places'
import { getSite } from './queries'
import { restoreSite } from './restore-site'
import { listSitesQuery } from './schema'
import { outcomes, times } from './testing'
import { updateSite } from './update-site'

const input = () => ({ name: 'Shop', domain: `${newId()}.example`, industry: 'technology', sectors: [] })

test('an archived site takes no place; restored it is as it was but for its proof; the history tells both', async () => {
  const made = await account({ plan: 'free' })
  const shop = await site(made, { sectors: ['web-development'] })
  await sql('owner', `UPDATE sites SET verified_at = now(), verified_by = 'dns' WHERE id = $1`, [shop.id])
  await sql('owner', `INSERT INTO site_proofs (account_id, site_id, method, status, checked_at) VALUES ($1, $2, 'dns', 'passed', now())`, [made.accountId, shop.id])
  await archiveSite(made.owner, shop)
  expect(await sitePlaces(made.owner)).toEqual({ sites: { limit: 1, used: 0 }, sectorsPerSite: 1 })
  expect(await getSite(made.owner, shop.id)).toMatchObject({ status: 'archived', archivedAt: expect.any(Date), sectors: [{ sector: 'web-development' }] })

  await restoreSite(made.owner, shop)
  expect(await getSite(made.owner, shop.id)).toMatchObject({ status: 'active', archivedAt: null, verifiedAt: null, sectors: [{ sector: 'web-development' }] })
  // The domain may have changed hands in the meantime.
  expect(await sql('owner', 'SELECT 1 FROM site_proofs WHERE site_id = $1', [shop.id])).toEqual([])
  expect(await sql('owner', `SELECT action, data FROM audit_entries WHERE subject_id = $1 AND action <> 'site.created' ORDER BY created_at, id`, [shop.id])).toEqual([
    { action: 'site.archived', data: { name: 'Shop' } },
    { action: 'site.restored', data: { name: 'Shop' } },
  ])
})

test('archiving and restoring a second time changes nothing', async () => {
  const made = await account({ plan: 'growth' })
  const shop = await site(made)
  for (const act of [archiveSite, restoreSite]) {
    await act(made.owner, shop)
    const before = await everything()
    await act(made.owner, shop)
    expect(await everything()).toEqual(before)
  }
})

test('T3-05 SITE-2: a restored site needs a place in the plan, also when many come back at once', async () => {
  const made = await account({ plan: 'growth' })
  const shops = await Promise.all(times(5, () => site(made)))
  for (const shop of shops.slice(0, 3)) await archiveSite(made.owner, shop)
  await Promise.all(times(2, () => site(made)))
  const { passed, refused } = await outcomes(shops.slice(0, 3).map((shop) => restoreSite(made.owner, shop)))
  expect(passed).toBe(1)
  expect(refused).toEqual(times(2, () => expect.objectContaining({ code: 'LIMIT_REACHED', details: { what: 'sites', limit: 5, used: 5 } })))
})

test('restores and adds at once, for places that are only enough for some, stay within the plan', async () => {
  const made = await account({ plan: 'growth' })
  const shops = await Promise.all(times(4, () => site(made)))
  for (const shop of shops) await archiveSite(made.owner, shop)
  const { passed } = await outcomes([...shops.map((shop) => restoreSite(made.owner, shop)), ...times(4, () => createSite(made.owner, input()))])
  expect(passed).toBe(5)
  expect((await sitePlaces(made.owner)).sites).toEqual({ limit: 5, used: 5 })
})

test('a domain that another account has proved meanwhile keeps a site in the archive', async () => {
  const [made, foreign] = [await account(), await account()]
  const shop = await site(made)
  await archiveSite(made.owner, shop)
  const theirs = await site(foreign, { domain: shop.domain })
  await sql('owner', `UPDATE sites SET verified_at = now(), verified_by = 'meta' WHERE id = $1`, [theirs.id])
  await expect(restoreSite(made.owner, shop)).rejects.toMatchObject({ code: 'DOMAIN_TAKEN', fields: { domain: [expect.any(String)] } })
})

test('T3-06: without access and from another account there is nothing to archive or restore', async () => {
  const [made, foreign] = [await account({ plan: 'growth' }), await account()]
  const shop = await site(made)
  for (const actor of [await member(made, 'viewer'), foreign.owner]) {
    await expect(archiveSite(actor, shop)).rejects.toMatchObject({ code: 'NOT_FOUND' })
    await expect(restoreSite(actor, shop)).rejects.toMatchObject({ code: 'NOT_FOUND' })
  }
})

test('SITE-3: after a move to a smaller plan the newest sites can only be looked at and archived; nothing is lost', async () => {
  const made = await account({ plan: 'growth' })
  const shops = [await site(made, { name: 'A' }), await site(made, { name: 'B' }), await site(made, { name: 'C' })]
  const [first, second, third] = shops.map(({ id }) => id) as [string, string, string]
  await onLimits(made, { sites: 2, sectors: 1 })

  const beyond = async () => (await listSites(made.owner, listSitesQuery.parse({}))).rows.map((row) => row.beyondPlan)
  expect(await beyond()).toEqual([false, false, true])
  expect((await getSite(made.owner, third)).beyondPlan).toBe(true)
  const changes = [
    () => updateSite(made.owner, { id: third, name: 'Other' }),
    () => addSectors(made.owner, { id: third, sectors: [{ sector: 'mobile-apps' }] }),
    () => createSite(made.owner, input()),
  ]
  for (const change of changes) {
    await expect(change()).rejects.toMatchObject({ code: 'LIMIT_REACHED', details: { what: 'sites', limit: 2, used: 3 } })
  }
  await updateSite(made.owner, { id: second, name: 'Other' })

  // One fewer, and all have their place again.
  await archiveSite(made.owner, { id: first })
  expect(await beyond()).toEqual([false, false])
  await updateSite(made.owner, { id: third, name: 'Third' })

  await onLimits(made, { sites: 0, sectors: 1 })
  expect(await beyond()).toEqual([true, true])
  await archiveSite(made.owner, { id: third })
})

test('SITE-3: sectors beyond a smaller plan stay; only more of them are refused', async () => {
  const made = await account({ plan: 'growth' })
  const shop = await site(made, { sectors: ['web-development', 'mobile-apps'] })
  await onLimits(made, { sites: 5, sectors: 1 })
  expect((await getSite(made.owner, shop.id)).sectorPlaces).toEqual({ limit: 1, used: 2 })
  await updateSite(made.owner, { id: shop.id, name: 'Other' })
  await expect(addSectors(made.owner, { id: shop.id, sectors: [{ sector: 'managed-it' }] })).rejects.toMatchObject({ code: 'LIMIT_REACHED', details: { what: 'sectors', limit: 1, used: 2 } })
})

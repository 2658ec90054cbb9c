import { expect, test } from 'vitest'
import { newId } from '@/lib/core/ids'
import { everything, sql } from '@/lib/testing/database'
import { account, member, site } from '@/lib/testing/factories'
import { archiveSite } from './archive-site'
import { getSite } from './queries'
import { outcomes, times } from './testing'
import { updateSite } from './update-site'

const prove = (id: string) => sql('owner', `UPDATE sites SET verified_at = now(), verified_by = 'dns' WHERE id = $1`, [id])

test('a site is renamed; its address stays, its proof too; the history says what was and what is', async () => {
  const made = await account({ plan: 'growth' })
  const shop = await site(made, { name: 'Shop' })
  await prove(shop.id)
  await updateSite(made.owner, { id: shop.id, name: 'Winter shop' })
  expect(await getSite(made.owner, shop.id)).toMatchObject({ name: 'Winter shop', slug: 'shop', domain: shop.domain, verifiedBy: 'dns' })
  expect(await sql('owner', `SELECT data FROM audit_entries WHERE subject_id = $1 AND action = 'site.changed'`, [shop.id])).toEqual([
    { data: { before: { name: 'Shop', domain: shop.domain }, after: { name: 'Winter shop', domain: shop.domain } } },
  ])
})

test('another domain is not proved; the same one again changes nothing at all', async () => {
  const made = await account({ plan: 'growth' })
  const shop = await site(made)
  await prove(shop.id)
  await sql('owner', `INSERT INTO site_proofs (account_id, site_id, method, status, checked_at) VALUES ($1, $2, 'dns', 'passed', now())`, [made.accountId, shop.id])
  const before = await everything()
  await updateSite(made.owner, { id: shop.id, name: shop.name, domain: shop.domain })
  expect(await everything()).toEqual(before)

  await updateSite(made.owner, { id: shop.id, domain: 'other.example' })
  expect(await getSite(made.owner, shop.id)).toMatchObject({ domain: 'other.example', verifiedAt: null, verifiedBy: null })
  expect(await sql('owner', 'SELECT 1 FROM site_proofs WHERE site_id = $1', [shop.id])).toEqual([])
})

test('a domain that the account has, or another account has proved, is refused at its field', async () => {
  const [made, foreign] = [await account({ plan: 'growth' }), await account()]
  const [shop, blog] = [await site(made), await site(made)]
  await expect(updateSite(made.owner, { id: blog.id, domain: shop.domain })).rejects.toMatchObject({ code: 'CONFLICT', fields: { domain: [expect.any(String)] }, details: { id: shop.id } })
  const theirs = await site(foreign)
  await prove(theirs.id)
  await expect(updateSite(made.owner, { id: blog.id, domain: theirs.domain })).rejects.toMatchObject({ code: 'DOMAIN_TAKEN', fields: { domain: [expect.any(String)] } })
  expect(await getSite(made.owner, blog.id)).toMatchObject({ domain: blog.domain })
})

test('two sites that want one domain at once: one gets it', async () => {
  const made = await account({ plan: 'growth' })
  const sites = await Promise.all(times(5, () => site(made)))
  const { passed, refused } = await outcomes(sites.map(({ id }) => updateSite(made.owner, { id, domain: 'wanted.example' })))
  expect(passed).toBe(1)
  expect(refused).toEqual(times(4, () => expect.objectContaining({ code: 'CONFLICT' })))
})

test('T3-06: an archived site, one without access, another account’s, and none at all', async () => {
  const [made, foreign] = [await account({ plan: 'growth' }), await account()]
  const shop = await site(made)
  const editor = await member(made, 'editor')
  await archiveSite(made.owner, shop)
  await expect(updateSite(made.owner, { id: shop.id, name: 'Other' })).rejects.toMatchObject({ code: 'CONFLICT', details: { live_status: 'archived' } })
  const misses = await Promise.all(
    [updateSite(editor, { id: shop.id, name: 'Other' }), updateSite(foreign.owner, { id: shop.id, name: 'Other' }), updateSite(made.owner, { id: newId(), name: 'Other' })].map((each) =>
      each.catch((error: unknown) => error),
    ),
  )
  for (const miss of misses) expect(miss).toMatchObject({ code: 'NOT_FOUND', message: (misses[0] as Error).message })
})

test('T3-04: with another industry in the same command all of it happens or nothing', async () => {
  const made = await account({ plan: 'growth' })
  const shop = await site(made, { name: 'Shop', sectors: ['web-development'] })
  const move = { industry: 'education', sectors: [] }
  await expect(updateSite(made.owner, { id: shop.id, name: 'School' }, { ...move, replace: false })).rejects.toMatchObject({ code: 'CONFLICT' })
  expect(await getSite(made.owner, shop.id)).toMatchObject({ name: 'Shop', industry: { slug: 'technology' } })
  await updateSite(made.owner, { id: shop.id, name: 'School' }, { ...move, replace: true })
  expect(await getSite(made.owner, shop.id)).toMatchObject({ name: 'School', industry: { slug: 'education' }, sectors: [] })
})

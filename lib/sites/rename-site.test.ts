import { expect, test } from 'vitest'
import { DAY, moveClock } from '@/lib/core/clock'
import { sql } from '@/lib/testing/database'
import { access, account, member, site } from '@/lib/testing/factories'
import { oldSite } from './old-site'
import { getSiteBySlug } from './queries'
import { renameSite } from './rename-site'
import { archiveSite } from './archive-site'

test('PROV-6: a site stands at its new address at once; its earlier one leads there for 90 days and is then gone', async () => {
  const made = await account({ plan: 'growth' })
  const shop = await site(made, { name: 'Shop' })
  expect(await renameSite(made.owner, { id: shop.id, slug: 'store' })).toEqual({ slug: 'store', left: 'shop' })
  expect(await getSiteBySlug(made.owner, 'store')).toMatchObject({ id: shop.id })
  await expect(getSiteBySlug(made.owner, 'shop')).rejects.toMatchObject({ code: 'NOT_FOUND' })
  expect(await oldSite(made.owner, 'shop')).toEqual({ leadsTo: 'store' })
  moveClock(90 * DAY)
  expect(await oldSite(made.owner, 'shop')).toEqual({ leadsTo: null })
  const [entry] = await sql('owner', `SELECT actor_id, data FROM audit_entries WHERE subject_id = $1 AND action = 'site.renamed'`, [shop.id])
  expect(entry).toEqual({ actor_id: made.userId, data: { before: 'shop', after: 'store' } })
})

test('PROV-6 T3-12: an earlier address is no other site’s for 12 months, by rename or by name; its own site may have it back', async () => {
  const made = await account({ plan: 'growth' })
  const [shop, blog] = [await site(made, { name: 'Shop' }), await site(made, { name: 'Blog' })]
  await renameSite(made.owner, { id: shop.id, slug: 'store' })
  await expect(renameSite(made.owner, { id: blog.id, slug: 'shop' })).rejects.toMatchObject({ code: 'CONFLICT', fields: { slug: [expect.any(String)] }, details: { suggestions: ['shop-hq', 'shop-team', 'shop-group'] } })
  expect(await site(made, { name: 'Shop' })).toMatchObject({ slug: 'shop-2' })
  expect(await renameSite(made.owner, { id: shop.id, slug: 'shop' })).toMatchObject({ left: 'store' })
  await renameSite(made.owner, { id: shop.id, slug: 'market' })
  moveClock(367 * DAY)
  await renameSite(made.owner, { id: blog.id, slug: 'shop' })
  expect(await oldSite(made.owner, 'shop')).toBeUndefined()
})

test('T3-12: sites of two accounts may have one address, and a page’s name is no site’s', async () => {
  const [one, two] = [await account(), await account()]
  for (const made of [one, two]) {
    const { id } = await site(made, { name: 'First' })
    expect(await renameSite(made.owner, { id, slug: 'same' })).toMatchObject({ slug: 'same' })
    await expect(renameSite(made.owner, { id, slug: 'new' })).rejects.toMatchObject({ code: 'VALIDATION', fields: { slug: [expect.any(String)] } })
  }
})

test('T3-06: whom a site is not open to neither renames it nor learns where it went', async () => {
  const [made, other] = [await account({ plan: 'growth' }), await account({ plan: 'growth' })]
  const editor = await member(made, 'editor')
  const shop = await site(made, { name: 'Shop' })
  await renameSite(made.owner, { id: shop.id, slug: 'store' })
  for (const actor of [editor, other.owner]) {
    await expect(renameSite(actor, { id: shop.id, slug: 'mine' })).rejects.toMatchObject({ code: 'NOT_FOUND' })
    expect(await oldSite(actor, 'shop')).toBeUndefined()
  }
  await access(made, shop, editor)
  expect(await oldSite(editor, 'shop')).toEqual({ leadsTo: 'store' })
  expect(await renameSite(editor, { id: shop.id, slug: 'mine' })).toMatchObject({ slug: 'mine' })
})

test('an archived site keeps its address', async () => {
  const made = await account({ plan: 'growth' })
  const shop = await site(made)
  await archiveSite(made.owner, { id: shop.id })
  await expect(renameSite(made.owner, { id: shop.id, slug: 'other' })).rejects.toMatchObject({ code: 'CONFLICT' })
})

test('PROV-4: of 10 sites that want one address at once, one gets it, and 9 are told of free ones', async () => {
  const made = await account({ plan: 'scale' })
  const sites = await Promise.all(Array.from({ length: 10 }, (_, n) => site(made, { name: `Site ${n}` })))
  const outcomes = await Promise.allSettled(sites.map(({ id }) => renameSite(made.owner, { id, slug: 'wanted' })))
  expect(outcomes.filter(({ status }) => status === 'fulfilled')).toHaveLength(1)
  const refusals = outcomes.flatMap((outcome) => (outcome.status === 'rejected' ? [outcome.reason as { code: string; details: { suggestions: string[] } }] : []))
  expect(refusals.map(({ code, details }) => [code, details.suggestions.length])).toEqual(Array.from({ length: 9 }, () => ['CONFLICT', 3]))
})

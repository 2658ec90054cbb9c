import { expect, test } from 'vitest'
import { sql } from '@/lib/testing/database'
import { inSystem } from './db'
import { newId } from './ids'
import { claimSlug, type SlugScope } from './slug'
import { isSlug } from './slug-shape'

/** Claims in a transaction of its own, as provisioning does; the account itself is not needed to judge a slug. */
async function claim(name: string, options: { scope?: SlugScope; accountId?: string } = {}): Promise<string> {
  const { scope = 'account', accountId = newId() } = options
  return inSystem((tx) => claimSlug(tx, scope === 'site' ? { scope, accountId, siteId: newId(), name } : { scope, accountId, name }))
}

const times = <T>(count: number, make: () => Promise<T>) => Promise.all(Array.from({ length: count }, make))

// The slugs' holders are checked at commit; here only the claim itself is tried, so the checks are put aside.
await sql('owner', 'ALTER TABLE slugs DROP CONSTRAINT slugs_account_id_fkey, DROP CONSTRAINT slugs_account_id_site_id_fkey')

test('T3-12, PROV-4: 50 parallel equal names get 50 different slugs that can be read', async () => {
  const slugs = await times(50, () => claim('Acme Corp'))
  expect(new Set(slugs).size).toBe(50)
  expect(slugs.toSorted((a, b) => a.length - b.length || a.localeCompare(b))).toEqual([
    'acme-corp',
    ...Array.from({ length: 49 }, (_, index) => `acme-corp-${index + 2}`),
  ])
})

test('T3-12: names that only look different share the row of numbers', async () => {
  expect(await times(1, () => claim('Bäckerei Süß'))).toEqual(['backerei-suss'])
  expect(await claim('BACKEREI SUSS')).toBe('backerei-suss-2')
  expect(await claim('Backerei–Suss!')).toBe('backerei-suss-3')
})

test('T3-12: empty and emoji-only names work, also 20 at once', async () => {
  const slugs = [...(await times(10, () => claim('🎉'))), ...(await times(10, () => claim('')))]
  expect(new Set(slugs).size).toBe(20)
  expect(slugs.every((slug) => isSlug(slug) && slug.startsWith('account'))).toBe(true)
})

test('T3-12, PROV-5: a reserved word is never given to an account; a site may have it', async () => {
  expect(await claim('Admin')).toBe('admin-2')
  expect(await claim('admin')).toBe('admin-3')
  expect(await claim('Admin', { scope: 'site' })).toBe('admin')
})

test('T3-12: sites of one account are told apart; those of two accounts may be called alike', async () => {
  const accountId = newId()
  const slugs = await times(20, () => claim('Shop', { scope: 'site', accountId }))
  expect(new Set(slugs).size).toBe(20)
  expect(slugs).toContain('shop')
  expect(await claim('Shop', { scope: 'site' })).toBe('shop')
})

test('a slug whose number is taken by another name is passed over', async () => {
  expect(await claim('Route 2')).toBe('route-2')
  expect(await claim('Route')).toBe('route')
  expect(await claim('Route')).toBe('route-3')
})

test('a claim that is rolled back leaves the slug free', async () => {
  const failing = inSystem(async (tx) => {
    await claimSlug(tx, { scope: 'account', accountId: newId(), name: 'Ephemeral' })
    throw new Error('stop')
  })
  await expect(failing).rejects.toThrow('stop')
  expect(await claim('Ephemeral')).toBe('ephemeral')
})

test('the longest name with a long number is still a slug', async () => {
  await claim('x'.repeat(200))
  await sql('owner', `UPDATE slugs SET ordinal = 9999998 WHERE base = $1`, ['x'.repeat(40)])
  expect(isSlug(await claim('x'.repeat(200)))).toBe(true)
})

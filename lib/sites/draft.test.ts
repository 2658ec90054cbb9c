import { expect, test } from 'vitest'
import type { AccountActor } from '@/lib/core/actor'
import { asApp, sql } from '@/lib/testing/database'
import { account, member } from '@/lib/testing/factories'
import { createSite } from './create-site'
import { discardDraft, saveDraftStep } from './draft'
import { draftState, findDraftNotice } from './draft-state'
import type { FormStep } from './draft-steps'

const save = (actor: AccountActor, step: FormStep, fields: Record<string, string | string[]>) => saveDraftStep(actor, { step, fields })
const named = (actor: AccountActor, domain = 'shop.example', name = 'Shop') => save(actor, 'name', { name, domain })
const drafts = (actor: AccountActor) => sql('owner', 'SELECT user_id, data, command_key FROM site_drafts WHERE account_id = $1', [actor.accountId])
const times = <T>(count: number, work: (n: number) => Promise<T>) => Promise.all(Array.from({ length: count }, (_, n) => work(n)))

test('a draft is kept as typed, also what is wrong, and is there in the next browser', async () => {
  const { owner } = await account({ plan: 'growth' })
  expect(await draftState(owner)).toMatchObject({ draft: undefined, open: 'name' })
  await named(owner, 'not a domain', '')
  expect(await draftState(owner)).toMatchObject({ draft: { data: { name: { name: '', domain: 'not a domain' } } }, open: 'name', errors: { name: { name: ['Give the site a name'], domain: [expect.any(String)] } } })
  await named(owner)
  await save(owner, 'industry', { industry: 'technology' })
  expect(await draftState(owner)).toMatchObject({ open: 'sectors', industry: { slug: 'technology' }, places: { sites: { limit: 5, used: 0 } } })
  expect(await findDraftNotice(owner)).toMatchObject({ name: 'Shop', open: 'sectors' })
})

test('ASVS 2.3.1: a later step without the earlier ones is refused, and nothing is kept', async () => {
  const { owner } = await account({ plan: 'growth' })
  await expect(save(owner, 'sectors', {})).rejects.toMatchObject({ code: 'CONFLICT', details: { step: 'name' } })
  await expect(save(owner, 'industry', { industry: 'technology' })).rejects.toMatchObject({ code: 'CONFLICT', details: { step: 'name' } })
  expect(await drafts(owner)).toEqual([])
  await named(owner, 'wrong')
  await expect(save(owner, 'industry', { industry: 'technology' })).rejects.toMatchObject({ details: { step: 'name' } })
  await named(owner)
  await expect(save(owner, 'sectors', { sectors: 'x' })).rejects.toMatchObject({ details: { step: 'industry' } })
  expect(Object.keys((await drafts(owner))[0]?.data as object)).toEqual(['name'])
})

test('20 first saves at once make one draft with one key; saves of different steps leave each other alone', async () => {
  const { owner } = await account({ plan: 'growth' })
  await times(20, (n) => named(owner, `d${n}.example`))
  const [first, ...others] = await drafts(owner)
  expect(others).toEqual([])
  await named(owner)
  await save(owner, 'industry', { industry: 'technology' })
  await times(10, async (n) => (n % 2 ? named(owner, 'late.example', 'Late') : save(owner, 'industry', { industry: 'health-and-wellness' })))
  expect(await drafts(owner)).toEqual([{ ...first, data: { name: { name: 'Late', domain: 'late.example', sent: true }, industry: { industry: 'health-and-wellness', sent: true } } }])
})

test('a draft is its person’s alone: not a colleague’s, not another account’s, by screen and by SQL', async () => {
  const made = await account({ plan: 'growth' })
  const editor = await member(made, 'editor')
  const stranger = await account({ plan: 'growth' })
  await named(made.owner)
  expect(await findDraftNotice(editor)).toBeUndefined()
  expect(await findDraftNotice({ ...made.owner, accountId: stranger.accountId })).toBeUndefined()
  await named(editor, 'editor.example', 'Mine')
  expect((await drafts(made.owner)).length).toBe(2)
  await discardDraft(editor)
  expect((await findDraftNotice(made.owner))?.name).toBe('Shop')
  await expect(named({ ...stranger.owner, accountId: made.accountId })).rejects.toMatchObject({ code: 'NOT_FOUND' })
  await asApp({ as: 'account', accountId: stranger.accountId }, async (client) => {
    expect((await client.query('SELECT 1 FROM site_drafts')).rowCount).toBe(0)
    expect((await client.query(`UPDATE site_drafts SET data = '{}'`)).rowCount).toBe(0)
  })
})

test('who is no member any more has no draft and can’t begin one; a key of the account neither', async () => {
  const made = await account({ plan: 'growth' })
  const editor = await member(made, 'editor')
  await named(editor)
  await sql('owner', 'DELETE FROM memberships WHERE account_id = $1 AND user_id = $2', [made.accountId, editor.userId])
  expect(await drafts(made.owner)).toEqual([])
  await expect(named(editor)).rejects.toMatchObject({ code: 'NOT_FOUND' })
  await expect(named({ ...made.owner, userId: null })).rejects.toMatchObject({ code: 'NOT_FOUND' })
})

test('a domain that is taken is said at the step: by a site of the account with the way to it, or by another account that proved it', async () => {
  const made = await account({ plan: 'growth' })
  const editor = await member(made, 'editor')
  const { result: site } = await createSite(made.owner, { name: 'First', domain: 'first.example', industry: 'technology', sectors: [] })
  await named(made.owner, 'https://FIRST.example/x')
  expect(await draftState(made.owner)).toMatchObject({ open: 'name', errors: { name: { domain: [expect.stringContaining('already')] } }, holder: { name: 'First', slug: site.slug, archived: false } })
  // An editor without access to that site hears that the domain is in use, and no more.
  await named(editor, 'first.example')
  expect(await draftState(editor)).toMatchObject({ open: 'name', errors: { name: { domain: [expect.any(String)] } }, holder: undefined })

  const other = await account({ plan: 'growth' })
  await named(other.owner, 'first.example')
  expect(await draftState(other.owner)).toMatchObject({ open: 'industry', errors: { name: {} } })
  await sql('owner', `UPDATE sites SET verified_at = now(), verified_by = 'dns' WHERE id = $1`, [site.id])
  expect(await draftState(other.owner)).toMatchObject({ open: 'name', errors: { name: { domain: [expect.stringContaining('Another account')] } }, holder: undefined })
  await sql('owner', `UPDATE sites SET status = 'archived', archived_at = now() WHERE id = $1`, [site.id])
  expect(await draftState(other.owner)).toMatchObject({ open: 'industry' })
  expect(await draftState(made.owner)).toMatchObject({ errors: { name: { domain: [expect.stringContaining('archived')] } }, holder: { archived: true } })
})

test('T3-04, T3-05: what the catalogue no longer offers, or the plan has no room for, is said at its step', async () => {
  const { owner } = await account({ plan: 'free' })
  await named(owner)
  await save(owner, 'industry', { industry: 'no-such-industry' })
  expect(await draftState(owner)).toMatchObject({ open: 'industry', errors: { industry: { industry: [expect.any(String)] } } })
  await save(owner, 'industry', { industry: 'technology' })
  const { industry, places } = await draftState(owner)
  const limit = places.sectorsPerSite ?? 0
  const slugs = (industry?.sectors ?? []).slice(0, limit + 1).map(({ slug }) => slug)
  expect(slugs.length).toBe(limit + 1)
  await save(owner, 'sectors', { sectors: slugs })
  expect(await draftState(owner)).toMatchObject({ open: 'sectors', errors: { sectors: { sectors: [expect.stringContaining('Take 1 away')] } } })
  await save(owner, 'sectors', { sectors: 'yoga-of-another-industry' })
  expect(await draftState(owner)).toMatchObject({ open: 'sectors', errors: { sectors: { sectors: [expect.any(String)] } } })
  await save(owner, 'sectors', { sectors: slugs.slice(0, limit) })
  expect(await draftState(owner)).toMatchObject({ open: 'review' })
  await save(owner, 'industry', { industry: 'health-and-wellness' })
  expect(await draftState(owner)).toMatchObject({ open: 'sectors', fallen: { names: [expect.any(String)] } })
})

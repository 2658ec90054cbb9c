import { expect, test } from 'vitest'
import type { AccountActor } from '@/lib/core/actor'
import { newId } from '@/lib/core/ids'
import { everything, sql } from '@/lib/testing/database'
import { account, member } from '@/lib/testing/factories'
import { failingAfter, Injected, statementsOf } from '@/lib/testing/statements'
import { createSite } from './create-site'
import { createSiteFromDraft } from './create-site-from-draft'
import { saveDraftStep, stampOf } from './draft'
import { draftState } from './draft-state'

/** A draft that is filled in to the review, and what the review's button sends. */
async function filledIn(actor: AccountActor, domain = `${newId()}.example`) {
  await saveDraftStep(actor, { step: 'name', fields: { name: 'Shop', domain } })
  await saveDraftStep(actor, { step: 'industry', fields: { industry: 'technology' } })
  const { industry } = await draftState(actor)
  await saveDraftStep(actor, { step: 'sectors', fields: { sectors: industry?.sectors[0]?.slug ?? '' } })
  return review(actor)
}

async function review(actor: AccountActor) {
  const { draft, open } = await draftState(actor)
  if (!draft || open !== 'review') throw new Error(`the draft stands at ${open}`)
  return { key: draft.commandKey, seen: stampOf(draft.data) }
}

const sitesOf = ({ accountId }: { accountId: string }) => sql('owner', 'SELECT id, domain FROM sites WHERE account_id = $1', [accountId])
const draftOf = async (actor: AccountActor) => (await draftState(actor)).draft

test('T3-04, T3-06: the draft ends in a site with its industry, its sectors and its maker’s access, and is gone', async () => {
  const made = await account({ plan: 'growth' })
  const editor = await member(made, 'editor')
  const { result, replayed } = await createSiteFromDraft(editor, await filledIn(editor, 'https://Bücher.example/shop'))
  expect([replayed, result.domain, result.industry.slug, result.sectors.length]).toEqual([false, 'xn--bcher-kva.example', 'technology', 1])
  expect(await sql('owner', 'SELECT user_id FROM site_access WHERE site_id = $1', [result.id])).toEqual([{ user_id: editor.userId }])
  expect(await draftOf(editor)).toBeUndefined()
})

test('SITE-2: 20 clicks at once make one site, and a click that comes later is answered with it', async () => {
  const { owner } = await account({ plan: 'growth' })
  const ending = await filledIn(owner)
  const answers = await Promise.all(Array.from({ length: 20 }, () => createSiteFromDraft(owner, ending)))
  expect(new Set(answers.map(({ result }) => result.id)).size).toBe(1)
  expect(answers.filter(({ replayed }) => !replayed).length).toBe(1)
  expect((await sitesOf(owner)).length).toBe(1)
  await saveDraftStep(owner, { step: 'name', fields: { name: 'Next', domain: 'next.example' } })
  expect(await createSiteFromDraft(owner, ending)).toMatchObject({ replayed: true, result: { id: answers[0]?.result.id } })
  expect((await draftOf(owner))?.data.name?.name).toBe('Next')
})

test('a refusal keeps the draft: domain taken meanwhile, by this account or by another that proved it', async () => {
  const { owner } = await account({ plan: 'growth' })
  const other = await account({ plan: 'growth' })
  const ending = await filledIn(owner, 'race.example')
  const { result: rival } = await createSite(owner, { name: 'Rival', domain: 'race.example', industry: 'technology', sectors: [] })
  await expect(createSiteFromDraft(owner, ending)).rejects.toMatchObject({ code: 'CONFLICT', fields: { domain: [expect.any(String)] } })
  expect(await draftState(owner)).toMatchObject({ open: 'name', draft: { data: { name: { domain: 'race.example' } } } })

  const late = await filledIn(other.owner, 'race.example')
  await sql('owner', `UPDATE sites SET verified_at = now(), verified_by = 'dns' WHERE id = $1`, [rival.id])
  await expect(createSiteFromDraft(other.owner, late)).rejects.toMatchObject({ code: 'DOMAIN_TAKEN', fields: { domain: [expect.any(String)] } })
  expect(await draftOf(other.owner)).toBeDefined()
  // Another domain, and the same draft goes through.
  await saveDraftStep(other.owner, { step: 'name', fields: { name: 'Shop', domain: 'free.example' } })
  expect((await createSiteFromDraft(other.owner, await review(other.owner))).replayed).toBe(false)
})

test('SITE-2: members who end their drafts at once share the last place of the plan; the others keep their draft', async () => {
  const made = await account({ plan: 'growth' })
  await Promise.all([1, 2, 3, 4].map((n) => createSite(made.owner, { name: 'S', domain: `s${n}.example`, industry: 'technology', sectors: [] })))
  const people = [made.owner, await member(made, 'editor')]
  const endings = await Promise.all(people.map((person) => filledIn(person)))
  const ends = await Promise.allSettled(people.map((person, index) => createSiteFromDraft(person, endings[index] ?? { key: '', seen: '' })))
  expect(ends.flatMap((end) => (end.status === 'rejected' ? [end.reason as { code: string }] : []))).toEqual([expect.objectContaining({ code: 'LIMIT_REACHED', details: { what: 'sites', limit: 5, used: 5 } })])
  expect((await sitesOf(made)).length).toBe(5)
  expect((await Promise.all(people.map(draftOf))).filter(Boolean).length).toBe(1)
})

test('ASVS 2.3.1: the last step without the others makes nothing', async () => {
  const { owner } = await account({ plan: 'growth' })
  await saveDraftStep(owner, { step: 'name', fields: { name: 'Shop', domain: 'shop.example' } })
  const draft = await draftOf(owner)
  await expect(createSiteFromDraft(owner, { key: draft?.commandKey ?? '', seen: stampOf(draft?.data ?? {}) })).rejects.toMatchObject({ code: 'CONFLICT' })
  await expect(createSiteFromDraft(owner, { key: newId(), seen: '' })).rejects.toMatchObject({ code: 'CONFLICT', details: { ended: true } })
  expect(await sitesOf(owner)).toEqual([])
})

test('what another tab changed after the review is not created unseen', async () => {
  const { owner } = await account({ plan: 'growth' })
  const ending = await filledIn(owner)
  await saveDraftStep(owner, { step: 'name', fields: { name: 'Renamed elsewhere', domain: 'shop.example' } })
  await expect(createSiteFromDraft(owner, ending)).rejects.toMatchObject({ code: 'STATUS_CHANGED' })
  expect(await sitesOf(owner)).toEqual([])
  expect((await createSiteFromDraft(owner, await review(owner))).result.name).toBe('Renamed elsewhere')
})

test('a draft is ended by its own person only, and by nobody who is no member any more', async () => {
  const made = await account({ plan: 'growth' })
  const editor = await member(made, 'editor')
  const stranger = await account({ plan: 'growth' })
  const ending = await filledIn(editor)
  await expect(createSiteFromDraft(made.owner, ending)).rejects.toMatchObject({ code: 'CONFLICT' })
  await expect(createSiteFromDraft(stranger.owner, ending)).rejects.toMatchObject({ code: 'CONFLICT' })
  await sql('owner', 'DELETE FROM memberships WHERE account_id = $1 AND user_id = $2', [made.accountId, editor.userId])
  await expect(createSiteFromDraft(editor, ending)).rejects.toMatchObject({ code: 'CONFLICT' })
  expect([...(await sitesOf(made)), ...(await sitesOf(stranger))]).toEqual([])
})

test('fails after any statement: no site, the draft as it was; then the same click goes through', { timeout: 60_000 }, async () => {
  const { owner } = await account({ plan: 'growth' })
  const trial = await filledIn(owner)
  const { statements } = await statementsOf(() => createSiteFromDraft(owner, trial))
  expect(statements.length).toBeGreaterThan(8)
  const ending = await filledIn(owner)
  const before = await everything()
  for (let count = 0; count < statements.length; count++) {
    await expect(failingAfter(count, () => createSiteFromDraft(owner, ending)), `after ${count}: ${statements[count]}`).rejects.toBeInstanceOf(Injected)
  }
  expect(await everything()).toEqual(before)
  expect((await createSiteFromDraft(owner, ending)).replayed).toBe(false)
})

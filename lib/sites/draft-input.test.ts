import { expect, test } from 'vitest'
import { account, member, site } from '@/lib/testing/factories'
import { archiveSite } from './archive-site'
import { saveDraftStep } from './draft'
import { draftState } from './draft-state'

test.each([
  ['a NUL', 'a\u0000b', 'a\uFFFDb'],
  ['half of a character', 'a\ud800b', 'a\uFFFDb'],
  ['a character that the longest text cuts in two', `a${'😀'.repeat(300)}`, `a${'😀'.repeat(199)}\uFFFD`],
])('a step with %s is kept and judged, never a failure', async (_what, typed, kept) => {
  const { owner } = await account({ plan: 'growth' })
  await saveDraftStep(owner, { step: 'name', fields: { name: typed, domain: typed } })
  expect(await draftState(owner)).toMatchObject({ draft: { data: { name: { name: kept, domain: kept } } }, open: 'name', errors: { name: { domain: [expect.any(String)] } } })
  await saveDraftStep(owner, { step: 'name', fields: { name: 'Shop', domain: 'shop.example' } })
  await saveDraftStep(owner, { step: 'industry', fields: { industry: typed } })
  expect(await draftState(owner)).toMatchObject({ draft: { data: { industry: { industry: kept } } }, open: 'industry' })
  await saveDraftStep(owner, { step: 'industry', fields: { industry: 'technology' } })
  await saveDraftStep(owner, { step: 'sectors', fields: { sectors: [typed] } })
  expect(await draftState(owner)).toMatchObject({ draft: { data: { sectors: { sectors: [kept] } } }, open: 'sectors' })
})

test('T3-06: whoever may not see the site that has a domain is not told either that it is archived', async () => {
  const made = await account({ plan: 'growth' })
  const editor = await member(made, 'editor')
  const hidden = await site(made, { domain: 'hidden.example' })
  await saveDraftStep(editor, { step: 'name', fields: { name: 'Mine', domain: 'hidden.example' } })
  const before = (await draftState(editor)).errors.name
  await archiveSite(made.owner, hidden)
  expect((await draftState(editor)).errors.name).toEqual(before)
})

import { expect, test } from 'vitest'
import { oldAddress } from '@/lib/auth/old-address'
import { DAY, moveClock } from '@/lib/core/clock'
import { newId } from '@/lib/core/ids'
import { order, account } from '@/lib/testing/factories'
import { sql } from '@/lib/testing/database'
import { provisionAccount } from '@/lib/onboarding/provision-account'
import { getAddresses } from './address-queries'
import { getAccount } from './queries'
import { renameAccount } from './rename-account'

const times = <T>(count: number, make: (n: number) => T): T[] => Array.from({ length: count }, (_, n) => make(n))
const fresh = () => `a-${newId().slice(-12)}`
const reasonOf = (outcome: PromiseSettledResult<unknown>) => (outcome.status === 'rejected' ? (outcome.reason as { code: string; fields: object; details: { suggestions: string[] } }) : undefined)

test('PROV-6: another address is there at once, the earlier one leads to it, and the history says who did it', async () => {
  const made = await account()
  const slug = fresh()
  expect(await renameAccount(made.owner, { slug })).toEqual({ slug, left: made.accountSlug })
  expect((await getAccount(made.owner)).slug).toBe(slug)
  expect(await oldAddress(made.accountSlug)).toEqual({ leadsTo: slug })
  expect(await oldAddress(slug)).toBeUndefined()
  const [entry] = await sql('owner', `SELECT actor_id, data FROM audit_entries WHERE account_id = $1 AND action = 'account.renamed'`, [made.accountId])
  expect(entry).toEqual({ actor_id: made.userId, data: { before: made.accountSlug, after: slug } })
})

test('PROV-6: the present address again changes nothing', async () => {
  const made = await account()
  expect(await renameAccount(made.owner, { slug: made.accountSlug })).toEqual({ slug: made.accountSlug, left: made.accountSlug })
  expect(await sql('owner', `SELECT 1 FROM audit_entries WHERE account_id = $1 AND action = 'account.renamed'`, [made.accountId])).toEqual([])
})

test('PROV-6: every earlier address leads to the present one, for 90 days each; then it is gone', async () => {
  const made = await account()
  const [second, third] = [fresh(), fresh()]
  await renameAccount(made.owner, { slug: second })
  moveClock(30 * DAY)
  await renameAccount(made.owner, { slug: third })
  expect(await Promise.all([made.accountSlug, second].map((slug) => oldAddress(slug)))).toEqual([{ leadsTo: third }, { leadsTo: third }])
  moveClock(60 * DAY)
  expect(await Promise.all([made.accountSlug, second].map((slug) => oldAddress(slug)))).toEqual([{ leadsTo: null }, { leadsTo: third }])
  const { lines } = await getAddresses(made.owner)
  expect(lines.map(({ slug, state }) => [slug, state])).toEqual([[second, 'forwards'], [made.accountSlug, 'gone']])
})

test('PROV-6: nobody else gets an earlier address for 12 months, by renaming or by signing up; its account may have it back', async () => {
  const [ours, theirs] = [await account({ name: `Held ${newId()}` }), await account()]
  await renameAccount(ours.owner, { slug: fresh() })
  for (const days of [0, 91, 250]) {
    moveClock(days * DAY)
    await expect(renameAccount(theirs.owner, { slug: ours.accountSlug })).rejects.toMatchObject({ code: 'CONFLICT' })
  }
  const [{ name } = { name: '' }] = await sql<{ name: string }>('owner', 'SELECT name FROM accounts WHERE id = $1', [ours.accountId])
  const { result } = await provisionAccount(await order({ name, kind: 'household' }))
  expect(result.accountSlug).toBe(`${ours.accountSlug}-2`)

  const { left } = await renameAccount(ours.owner, { slug: ours.accountSlug })
  expect(await oldAddress(left)).toEqual({ leadsTo: ours.accountSlug })
})

test('PROV-6: after 12 months an earlier address is for whoever asks first', async () => {
  const [ours, theirs] = [await account(), await account()]
  await renameAccount(ours.owner, { slug: fresh() })
  moveClock(367 * DAY)
  expect((await getAddresses(ours.owner)).lines).toMatchObject([{ slug: ours.accountSlug, state: 'free', until: null }])
  await renameAccount(theirs.owner, { slug: ours.accountSlug })
  expect(await oldAddress(ours.accountSlug)).toBeUndefined()
  await expect(renameAccount(ours.owner, { slug: ours.accountSlug })).rejects.toMatchObject({ code: 'CONFLICT' })
})

test('PROV-4: a taken address is a conflict at its field, with three that are free', async () => {
  const [ours, theirs] = [await account(), await account()]
  const [outcome] = await Promise.allSettled([renameAccount(ours.owner, { slug: theirs.accountSlug })])
  const refusal = reasonOf(outcome)
  expect(refusal).toMatchObject({ code: 'CONFLICT', fields: { slug: [expect.any(String)] } })
  expect(new Set(refusal?.details.suggestions)).toHaveLength(3)
  expect((await getAccount(ours.owner)).slug).toBe(ours.accountSlug)
  for (const slug of refusal?.details.suggestions ?? []) expect(await renameAccount(ours.owner, { slug })).toMatchObject({ slug })
})

test('PROV-5: a reserved word is refused at its field, with free addresses like it', async () => {
  const made = await account()
  for (const slug of ['admin', 'postmaster', 'pricing']) {
    await expect(renameAccount(made.owner, { slug })).rejects.toMatchObject({ code: 'VALIDATION', fields: { slug: [expect.any(String)] }, details: { suggestions: [`${slug}-hq`, `${slug}-team`, `${slug}-group`] } })
  }
})

test('PROV-4: of 20 accounts that want one address at once, one gets it, and 19 are told of free ones', async () => {
  const rivals = await Promise.all(times(20, () => account()))
  const slug = fresh()
  const outcomes = await Promise.allSettled(rivals.map(({ owner }) => renameAccount(owner, { slug })))
  expect(outcomes.filter(({ status }) => status === 'fulfilled')).toHaveLength(1)
  const refusals = outcomes.map(reasonOf).filter((refusal) => refusal !== undefined)
  expect(refusals.map(({ code, details }) => [code, details.suggestions.length])).toEqual(times(19, () => ['CONFLICT', 3]))
})

test('PROV-4: a rename and a signup of the same name at once: both end with an address, and never the same one', async () => {
  for (let round = 0; round < 5; round++) {
    const made = await account()
    const tag = newId().slice(-12)
    const wanted = await order({ name: `Race ${tag}` })
    const slug = `race-${tag}`
    const [renamed, signedUp] = await Promise.allSettled([renameAccount(made.owner, { slug }), provisionAccount(wanted)])
    expect(signedUp.status).toBe('fulfilled')
    expect(renamed.status === 'fulfilled' || reasonOf(renamed)?.code === 'CONFLICT').toBe(true)
    const rows = await sql<{ slug: string }>('owner', `SELECT slug FROM accounts WHERE slug LIKE $1`, [`${slug}%`])
    expect(new Set(rows.map((row) => row.slug))).toHaveLength(rows.length)
  }
})

test('PROV-6: two changes of one account at once follow each other: one present address, both others lead to it', async () => {
  const made = await account()
  const wanted = times(5, fresh)
  await Promise.all(wanted.map((slug) => renameAccount(made.owner, { slug })))
  const present = (await getAccount(made.owner)).slug
  expect(wanted).toContain(present)
  const others = [made.accountSlug, ...wanted].filter((slug) => slug !== present)
  expect(await Promise.all(others.map((slug) => oldAddress(slug)))).toEqual(others.map(() => ({ leadsTo: present })))
  expect(await sql('owner', 'SELECT slug FROM slugs WHERE account_id = $1 AND released_at IS NULL', [made.accountId])).toEqual([{ slug: present }])
})

test('earlier addresses come a page at a time', async () => {
  const made = await account()
  for (let n = 0; n < 12; n++) {
    moveClock(1000)
    await renameAccount(made.owner, { slug: fresh() })
  }
  const first = await getAddresses(made.owner)
  expect(first.lines).toHaveLength(10)
  const second = await getAddresses(made.owner, first.nextBefore ?? undefined)
  expect(second).toMatchObject({ lines: [expect.anything(), { slug: made.accountSlug }], nextBefore: null })
})

test('PROV-6: a closed account leads nowhere', async () => {
  const made = await account()
  await renameAccount(made.owner, { slug: fresh() })
  await sql('owner', `UPDATE accounts SET status = 'closed' WHERE id = $1`, [made.accountId])
  expect(await oldAddress(made.accountSlug)).toEqual({ leadsTo: null })
})

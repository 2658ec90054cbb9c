import { beforeAll, expect, test } from 'vitest'
import { getAddresses } from '@/lib/accounts/address-queries'
import { renameAccount } from '@/lib/accounts/rename-account'
import { updateAccount } from '@/lib/accounts/update-settings'
import { oldAddress } from '@/lib/auth/old-address'
import { DAY, HOUR, MINUTE, moveClock } from '@/lib/core/clock'
import type { StaffActor } from '@/lib/core/actor'
import { newId } from '@/lib/core/ids'
import { previewSlug } from '@/lib/core/slug'
import { recordTransfer } from '@/lib/payments/confirm-transfer'
import { sql } from '@/lib/testing/database'
import { account, order, staff, type TestAccount } from '@/lib/testing/factories'
import { checkAvailability } from './availability'
import { provisionAccount } from './provision-account'

// PROV-6: a signup that waits for its money holds its address, name and domain for a while, and no longer.

let finance: StaffActor
beforeAll(async () => {
  finance = await staff('finance')
})

const pay = (made: TestAccount) =>
  recordTransfer(finance, { invoice_number: made.invoice?.number ?? '', amount_minor: made.invoice?.totalMinor ?? 0, value_date: '2026-11-21', bank_reference: newId() })

interface Row {
  slug: string
  status: string
  held: boolean
  name_claimed: boolean
  domain_claimed: boolean
}
const stored = async ({ accountId }: { accountId: string }): Promise<Row | undefined> =>
  (await sql<Row>('owner', 'SELECT slug, status, held_until IS NOT NULL AS held, name_claimed, domain_claimed FROM accounts WHERE id = $1', [accountId]))[0]

/** A company that has signed up for a paid plan and not paid. */
const waiting = async (wanted: { name?: string; email?: string; methodSlug?: string } = {}): Promise<TestAccount> => {
  const { methodSlug, ...rest } = wanted
  if (methodSlug === undefined) return account({ plan: 'starter', paid: false, ...rest })
  const placed = await order({ plan: 'starter', ...rest })
  const { result } = await provisionAccount({ ...placed, payment: placed.payment && { ...placed.payment, methodSlug } })
  return { ...result, owner: (await account()).owner }
}
const nameOf = (tag = newId().slice(-12)) => ({ name: `Hold ${tag}`, slug: `hold-${tag}`, email: `owner@h-${tag}.example` })

test.each([['bank_transfer', 14 * DAY], ['mpesa', 14 * DAY], ['card', 30 * MINUTE]])('PROV-6: a signup that pays by %s holds its name for %d ms; until then the check and the signup both refuse it', async (methodSlug, holdMs) => {
  const { name } = nameOf()
  await waiting({ name, methodSlug })
  moveClock(holdMs - MINUTE)
  expect(await checkAvailability({ company_name: name })).toMatchObject({ company_name_available: false })
  await expect(provisionAccount(await order({ name }))).rejects.toThrow(/accounts_business_name_key/)
  moveClock(MINUTE)
  expect(await checkAvailability({ company_name: name })).toMatchObject({ company_name_available: true })
  expect(await provisionAccount(await order({ name }))).toMatchObject({ replayed: false })
})

test('PROV-6: an expired hold is free at once, without a sweep: who asks next gets address, name and domain, as the check and the preview said', async () => {
  const { name, slug, email } = nameOf()
  const late = await waiting({ name, email })
  expect(late.accountSlug).toBe(slug)
  expect(await previewSlug(name)).toBe(`${slug}-2`)
  moveClock(15 * DAY)
  expect(await checkAvailability({ company_name: name, email: `new@${email.split('@')[1] ?? ''}`, slug })).toEqual({
    company_name_available: true,
    email_available: true,
    domain_available: true,
    slug_available: true,
  })
  expect(await previewSlug(name)).toBe(slug)

  const next = (await provisionAccount(await order({ name, email: `new@${email.split('@')[1] ?? ''}` }))).result
  expect(next.accountSlug).toBe(slug)
  expect(await stored(late)).toEqual({ slug: `${slug}-2`, status: 'pending_payment', held: true, name_claimed: false, domain_claimed: false })
  expect(await stored(next)).toMatchObject({ slug, status: 'active', held: false, name_claimed: true, domain_claimed: true })
  // The address is the new holder's alone: it does not lead to the one who lost it.
  expect(await oldAddress(slug)).toBeUndefined()
  const [entry] = await sql('owner', `SELECT actor_type, data FROM audit_entries WHERE account_id = $1 AND action = 'account.address_lapsed'`, [late.accountId])
  expect(entry).toEqual({ actor_type: 'system', data: { before: slug, after: `${slug}-2` } })
})

test('PROV-6: money that comes late opens the account, under its fresh address; what somebody else has by now stays theirs', async () => {
  const { name, slug, email } = nameOf()
  const late = await waiting({ name, email })
  moveClock(15 * DAY)
  await provisionAccount(await order({ name }))
  await pay(late)
  expect(await stored(late)).toEqual({ slug: `${slug}-2`, status: 'active', held: false, name_claimed: false, domain_claimed: true })
  const [message] = await sql<{ payload: { accountSlug: string } }>('owner', `SELECT payload FROM deliveries WHERE account_id = $1 AND template = 'payment-confirmed'`, [late.accountId])
  expect(message?.payload.accountSlug).toBe(`${slug}-2`)
  // Another name is a claim like everybody's.
  const taken = await account()
  const [{ name: other } = { name: '' }] = await sql<{ name: string }>('owner', 'SELECT name FROM accounts WHERE id = $1', [taken.accountId])
  await expect(updateAccount(late.owner, { name: other })).rejects.toMatchObject({ code: 'CONFLICT' })
  await updateAccount(late.owner, { name: `${name} and Sons` })
  expect(await stored(late)).toMatchObject({ name_claimed: true })
})

test('PROV-6: money that comes late takes name and domain back where nobody has them; the next signup is refused again', async () => {
  const { name, slug, email } = nameOf()
  const late = await waiting({ name, email })
  moveClock(15 * DAY)
  // Somebody takes the name, and gives it up again.
  const other = (await provisionAccount(await order({ name }))).result
  await sql('owner', `UPDATE accounts SET status = 'closed' WHERE id = $1`, [other.accountId])
  await pay(late)
  expect(await stored(late)).toMatchObject({ slug: `${slug}-2`, status: 'active', name_claimed: true, domain_claimed: true })
  await expect(provisionAccount(await order({ name }))).rejects.toThrow(/accounts_business_name_key/)
})

test('PROV-6: paid in time, everything stays for good', async () => {
  const { name, slug, email } = nameOf()
  const made = await waiting({ name, email })
  expect(await stored(made)).toMatchObject({ held: true })
  moveClock(13 * DAY)
  await pay(made)
  moveClock(400 * DAY)
  expect(await stored(made)).toEqual({ slug, status: 'active', held: false, name_claimed: true, domain_claimed: true })
  expect(await checkAvailability({ company_name: name, slug })).toMatchObject({ company_name_available: false, slug_available: false })
})

test('PROV-6: accounts that owe nothing hold nothing for a while only', async () => {
  expect(await stored(await account())).toMatchObject({ held: false })
})

test('PROV-6 PROV-4: 20 signups race for one expired hold: all get in, one of them at the address', async () => {
  const { name, slug } = nameOf()
  const late = await waiting({ name })
  moveClock(15 * DAY)
  const orders = await Promise.all(Array.from({ length: 20 }, () => order({ name, kind: 'household' })))
  const made = await Promise.all(orders.map((wanted) => provisionAccount(wanted)))
  const slugs = [...made.map(({ result }) => result.accountSlug), (await stored(late))?.slug]
  expect(new Set(slugs)).toHaveLength(21)
  expect(slugs.filter((each) => each === slug)).toHaveLength(1)
  expect((await stored(late))?.slug).not.toBe(slug)
})

test('PROV-6 T0-03: 10 companies race for one expired name: one gets it, the others are refused by the index', async () => {
  const { name } = nameOf()
  await waiting({ name })
  moveClock(15 * DAY)
  const orders = await Promise.all(Array.from({ length: 10 }, () => order({ name })))
  const outcomes = await Promise.allSettled(orders.map((wanted) => provisionAccount(wanted)))
  expect(outcomes.filter(({ status }) => status === 'fulfilled')).toHaveLength(1)
  for (const outcome of outcomes) if (outcome.status === 'rejected') expect(String(outcome.reason)).toMatch(/accounts_business_name_key/)
})

test('PROV-6: the money and somebody else’s signup arrive together: both are carried out, at two addresses', async () => {
  for (let round = 0; round < 5; round++) {
    const { name } = nameOf()
    const late = await waiting({ name })
    moveClock(15 * DAY)
    const wanted = await order({ name, kind: 'household' })
    const [, signedUp] = await Promise.all([pay(late), provisionAccount(wanted)])
    const row = await stored(late)
    expect(row?.status).toBe('active')
    expect(row?.slug).not.toBe(signedUp.result.accountSlug)
    const [message] = await sql<{ payload: { accountSlug: string } }>('owner', `SELECT payload FROM deliveries WHERE account_id = $1 AND template = 'payment-confirmed'`, [late.accountId])
    expect(message?.payload.accountSlug).toBe(row?.slug)
  }
})

test('PROV-6: an expired hold keeps no earlier address either, and may be taken by a rename', async () => {
  const late = await waiting()
  const { slug: second } = await renameAccount(late.owner, { slug: `second-${newId().slice(-12)}` })
  moveClock(15 * DAY)
  const [one, two] = [await account(), await account()]
  await renameAccount(one.owner, { slug: late.accountSlug })
  await renameAccount(two.owner, { slug: second })
  expect((await stored(late))?.slug).toBe(`${second}-2`)
  expect((await getAddresses(late.owner)).lines).toEqual([])
})

test('PROV-6: the settings let go of an expired name as a signup does', async () => {
  const { name } = nameOf()
  const late = await waiting({ name })
  const made = await account()
  await expect(updateAccount(made.owner, { name })).rejects.toMatchObject({ code: 'CONFLICT' })
  moveClock(14 * DAY + HOUR)
  await updateAccount(made.owner, { name })
  expect(await stored(late)).toMatchObject({ name_claimed: false })
})

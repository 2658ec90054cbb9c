import { expect, test } from 'vitest'
import { DAY, HOUR, moveClock, now } from '@/lib/core/clock'
import { inAccount } from '@/lib/core/db'
import { newId } from '@/lib/core/ids'
import { grant } from '@/lib/credits/credit-service'
import { submitTransfer } from '@/lib/payments/submit-transfer'
import { sql } from '@/lib/testing/database'
import { account, member } from '@/lib/testing/factories'
import { statementsOf } from '@/lib/testing/statements'
import { getTeam } from './member-queries'
import { getAccount, getBilling, getHome } from './queries'

test('an account is shown with its plan, what of it is in use, and its credits', async () => {
  const made = await account({ plan: 'growth' })
  await member(made, 'viewer')
  const shown = await getAccount(made.owner)
  expect(shown).toMatchObject({
    id: made.accountId,
    status: 'active',
    plan: { slug: 'growth', price: { currency: 'USD', interval: 'month' } },
    subscription: { status: 'active', periodStart: expect.any(Date), periodEnd: expect.any(Date) },
    seats: { limit: 3, used: 2 },
    sites: { limit: 5, used: 0 },
  })
  expect(shown.credits).toEqual({ balance: shown.plan.includedCredits, held: 0, available: shown.plan.includedCredits })
})

test('credits whose lot has ended are not shown as spendable', async () => {
  const { accountId, owner } = await account()
  await inAccount(owner, (tx) =>
    grant(tx, { accountId, amount: 50, entryKind: 'staff_grant', lotKind: 'free', key: newId(), reason: 'A gift', actor: { type: 'system', id: null }, source: 'test', expiresAt: new Date(now().getTime() + HOUR) }),
  )
  expect((await getAccount(owner)).credits).toEqual({ balance: 1050, held: 0, available: 1050 })
  moveClock(DAY)
  expect((await getAccount(owner)).credits).toEqual({ balance: 1050, held: 0, available: 1000 })
})

test('the home is read in one statement inside one transaction', async () => {
  const { owner } = await account({ plan: 'growth', paid: false })
  const { statements } = await statementsOf(() => getHome(owner))
  expect(statements).toHaveLength(3) // BEGIN, the page's own, COMMIT
})

test('a paid plan shows what to pay, how, and what was announced', async () => {
  const made = await account({ plan: 'growth', paid: false })
  const number = made.invoice?.number ?? ''
  expect((await getHome(made.owner)).due).toMatchObject({ number, totalMinor: made.invoice?.totalMinor, currency: 'USD', method: { instructions: expect.any(String) }, transfer: null })

  await submitTransfer(made.owner, { number, amount_minor: made.invoice?.totalMinor ?? 0, reference: 'BANK-1', paid_on: '2026-11-20' })
  expect((await getBilling(made.owner)).due?.transfer).toMatchObject({ status: 'submitted', reference: 'BANK-1' })
})

test('nothing of another account is shown, even when the actor carries the wrong id for it', async () => {
  const [acme, other] = [await account({ plan: 'growth', paid: false }), await account({ plan: 'growth' })]
  await member(other, 'admin')
  await sql('owner', `INSERT INTO join_requests (account_id, email, name) VALUES ($1, 'x@other.example', 'X')`, [other.accountId])

  const home = await getHome(acme.owner)
  expect(home).toMatchObject({ id: acme.accountId, seats: { used: 1 }, joinRequests: 0, due: { number: acme.invoice?.number } })
  expect((await getTeam(acme.owner)).members).toEqual([expect.objectContaining({ userId: acme.userId })])
  await expect(getHome({ ...acme.owner, accountId: newId() })).rejects.toMatchObject({ code: 'NOT_FOUND' })
})

test('a team lists its owner first and only the requests that wait', async () => {
  const made = await account({ plan: 'growth' })
  const viewer = await member(made, 'viewer')
  await sql(
    'owner',
    `INSERT INTO join_requests (account_id, email, name, status, decided_at) VALUES ($1, 'a@c.example', 'Waits', 'pending', NULL), ($1, 'b@c.example', 'Declined', 'declined', now())`,
    [made.accountId],
  )
  const team = await getTeam(viewer)
  expect(team.members.map(({ role }) => role)).toEqual(['owner', 'viewer'])
  expect(team.requests.map(({ name }) => name)).toEqual(['Waits'])
  expect(team.seats).toBe(3)
})

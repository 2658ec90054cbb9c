import { beforeAll, expect, test } from 'vitest'
import type { StaffActor } from '@/lib/core/actor'
import { newId } from '@/lib/core/ids'
import { sql } from '@/lib/testing/database'
import { account, staff, type TestAccount } from '@/lib/testing/factories'
import { listAudit } from '@/lib/audit/queries'
import { countAccounts, listAccounts } from './console-queries'
import { getAccountDetail } from './console-detail'
import { resumeAccount, suspendAccount } from './suspend-account'

let agent: StaffActor
let acme: TestAccount
beforeAll(async () => {
  agent = await staff('supervisor')
  acme = await account({ name: 'Acme 100%_Fibre', email: 'grace@acme-fibre.example', plan: 'growth' })
  await account({ name: 'Globex' })
})

const names = async (query: Parameters<typeof listAccounts>[1]) => (await listAccounts(agent, query)).rows.map(({ name }) => name)

test.each([['acme'], ['100%_F'], ['grace@acme'], ['ACME-100']])('staff find an account by %s', async (q) => {
  expect(await names({ q, limit: 10 })).toEqual(['Acme 100%_Fibre'])
})

test('a wildcard of the search means itself, and filters add up', async () => {
  expect(await names({ q: '%%', limit: 10 })).toEqual([])
  expect(await names({ plan: 'growth', status: 'active', limit: 10 })).toEqual(['Acme 100%_Fibre'])
  expect(await names({ plan: 'growth', status: 'suspended', limit: 10 })).toEqual([])
})

test('pages follow each other without a row twice or left out, also while accounts are added', async () => {
  const seen: string[] = []
  let cursor: string | undefined
  do {
    const { rows, nextCursor } = await listAccounts(agent, { limit: 1, ...(cursor && { cursor }) })
    seen.push(...rows.map(({ name }) => name))
    if (seen.length === 1) await account()
    cursor = nextCursor ?? undefined
  } while (cursor)
  expect(seen).toEqual(['Globex', 'Acme 100%_Fibre'])
})

test('the detail shows everything that provisioning made', async () => {
  const detail = await getAccountDetail(agent, acme.accountId)
  expect(detail).toMatchObject({ name: 'Acme 100%_Fibre', billingProfile: { city: 'Kampala' }, accountSettings: {}, registration: { status: 'customer_created' }, creditBalance: { balance: 2000n } })
  expect(detail.playbookTriggers).toHaveLength(5)
  expect(detail.registration?.registrationEvents).toHaveLength(4)
  expect(detail.invoices[0]?.transfers).toHaveLength(1)
  expect(detail.deliveries.map(({ template }) => template).toSorted()).toEqual(['payment-confirmed', 'payment-instructions', 'verify-email'])
  expect(JSON.stringify(detail, (_key, value: unknown) => (typeof value === 'bigint' ? Number(value) : value))).not.toContain('argon2')
  await expect(getAccountDetail(agent, newId())).rejects.toMatchObject({ code: 'NOT_FOUND' })
})

test('T2-20: ten colleagues suspend at once: one does, the others are told what it has become; lifting works once as well', async () => {
  const made = await account()
  const outcomes = await Promise.allSettled(Array.from({ length: 10 }, () => suspendAccount(agent, { id: made.accountId, reason: 'Unpaid' })))
  expect(outcomes.filter(({ status }) => status === 'fulfilled')).toHaveLength(1)
  for (const outcome of outcomes) if (outcome.status === 'rejected') expect(outcome.reason).toMatchObject({ code: 'STATUS_CHANGED', details: { live_status: 'suspended' } })
  await resumeAccount(agent, { id: made.accountId })
  await expect(resumeAccount(agent, { id: made.accountId })).rejects.toMatchObject({ code: 'STATUS_CHANGED' })
  await expect(suspendAccount(agent, { id: newId(), reason: 'x' })).rejects.toMatchObject({ code: 'NOT_FOUND' })
  expect(await sql('owner', `SELECT action, data ->> 'reason' AS reason FROM audit_entries WHERE account_id = $1 AND actor_type = 'staff' ORDER BY id`, [made.accountId])).toEqual([
    { action: 'account.suspended', reason: 'Unpaid' },
    { action: 'account.resumed', reason: null },
  ])
  expect((await countAccounts(agent)).active).toBeGreaterThan(1)
})

test('the audit is found by the beginning of what was done, by who did it, and by account', async () => {
  const { rows } = await listAudit(agent, { action: 'account.s', actor: 'staff', limit: 10 })
  expect(rows).toMatchObject([{ action: 'account.suspended', actorName: 'Staff supervisor', accountName: expect.any(String) }])
  expect((await listAudit(agent, { account: acme.accountId, limit: 10 })).rows.every(({ accountId }) => accountId === acme.accountId)).toBe(true)
})

import { expect, test } from 'vitest'
import { inAccount } from '@/lib/core/db'
import { newId } from '@/lib/core/ids'
import { writeTogether } from '@/lib/core/write-together'
import { sql } from '@/lib/testing/database'
import { account, type TestAccount } from '@/lib/testing/factories'
import { invoiceWrites } from './issue-invoice'
import { getBillingProfile, getInvoice, listInvoices } from './queries'
import { updateBillingProfile } from './update-billing-profile'

const numberOf = (made: TestAccount): string => made.invoice?.number ?? ''

async function issue(made: TestAccount): Promise<void> {
  const [subscription] = await sql<{ id: string }>('owner', 'SELECT id FROM subscriptions WHERE account_id = $1', [made.accountId])
  await inAccount(made.owner, (tx) =>
    writeTogether(
      tx,
      invoiceWrites({
        invoiceId: newId(),
        accountId: made.accountId,
        subscriptionId: subscription?.id ?? '',
        currency: 'USD',
        lines: [{ description: 'More', quantity: 1, unitMinor: 100, amountMinor: 100 }],
        buyer: { name: 'Buyer', email: 'b@c.example', addressLine1: 'Street 1', city: 'Kampala', country: 'UG', taxId: 'T-1' },
        now: new Date(),
      }),
    ),
  )
}

test('an invoice is shown as it was frozen, whoever is billed today', async () => {
  const made = await account({ plan: 'growth', paid: false })
  const before = await getInvoice(made.owner, { number: numberOf(made) })
  expect(before).toMatchObject({
    status: 'open',
    totalMinor: made.invoice?.totalMinor,
    lines: [{ quantity: 1, amountMinor: made.invoice?.totalMinor }],
    seller: { name: expect.any(String) },
    buyer: { address_line1: '1 Market Street', city: 'Kampala', country: 'UG' },
    transfers: [],
  })

  await updateBillingProfile(made.owner, { email: 'new@c.example', address_line1: '2 Hill', city: 'Jinja', country: 'UG' })
  expect(await getBillingProfile(made.owner)).toMatchObject({ addressLine1: '2 Hill', city: 'Jinja', taxId: null })
  expect(await getInvoice(made.owner, { number: numberOf(made) })).toEqual(before)
})

test('an account on a free plan can say who is billed before there is anything to bill', async () => {
  const { owner } = await account()
  expect(await getBillingProfile(owner)).toBeNull()
  await updateBillingProfile(owner, { email: 'b@c.example', address_line1: '1 Road', city: 'Kampala', country: 'UG', tax_id: 'T-2' })
  expect(await getBillingProfile(owner)).toMatchObject({ addressLine1: '1 Road', taxId: 'T-2' })
})

test('invoices are listed page by page, the newest first, none twice and none left out', async () => {
  const made = await account({ plan: 'growth' })
  for (let more = 0; more < 4; more++) await issue(made)
  const seen: string[] = []
  let cursor: string | null | undefined
  do {
    const page = await listInvoices(made.owner, { limit: 2, ...(cursor && { cursor }) })
    seen.push(...page.invoices.map(({ number }) => number))
    cursor = page.nextCursor
  } while (cursor)
  expect(seen).toHaveLength(5)
  expect(new Set(seen).size).toBe(5)
  expect(seen.toSorted().toReversed()).toEqual(seen)
})

test('another account’s invoices, and drafts, do not exist', async () => {
  const [made, other] = [await account({ plan: 'growth', paid: false }), await account({ plan: 'growth', paid: false })]
  await sql(
    'owner',
    `INSERT INTO invoices (account_id, status, currency, subtotal_minor, total_minor, lines, seller, buyer) VALUES ($1, 'draft', 'USD', 1, 1, '[]', '{"name":"S"}', '{"name":"B"}')`,
    [made.accountId],
  )
  expect((await listInvoices(made.owner, { limit: 100 })).invoices.map(({ number }) => number)).toEqual([numberOf(made)])
  await expect(getInvoice(made.owner, { number: numberOf(other) })).rejects.toMatchObject({ code: 'NOT_FOUND' })
  await expect(getInvoice(made.owner, { number: 'INV-2026-999999' })).rejects.toMatchObject({ code: 'NOT_FOUND' })
})

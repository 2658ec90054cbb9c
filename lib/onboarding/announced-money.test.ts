import { expect, test } from 'vitest'
import { renameAccount } from '@/lib/accounts/rename-account'
import { DAY, moveClock } from '@/lib/core/clock'
import { newId } from '@/lib/core/ids'
import { isSlug } from '@/lib/core/slug-shape'
import { rejectTransfer } from '@/lib/payments/reject-transfer'
import { submitTransfer } from '@/lib/payments/submit-transfer'
import { sql } from '@/lib/testing/database'
import { account, order, staff, type TestAccount } from '@/lib/testing/factories'
import { checkAvailability } from './availability'
import { provisionAccount } from './provision-account'

const announce = async (made: TestAccount): Promise<string> =>
  (await submitTransfer(made.owner, { number: made.invoice?.number ?? '', amount_minor: made.invoice?.totalMinor ?? 0, reference: newId(), paid_on: '2026-11-20', note: undefined })).result.transfer_id

test('PROV-6: money that is announced keeps address, name and domain past the hold; refused, they are free at once', async () => {
  const tag = newId().slice(-12)
  const name = `Announced ${tag}`
  const slug = `announced-${tag}`
  const domain = `an-${tag}.example`
  const late = await account({ plan: 'starter', paid: false, name, email: `owner@${domain}` })
  moveClock(13 * DAY)
  const transfer = await announce(late)
  moveClock(5 * DAY)
  const asked = { company_name: name, email: `new@${domain}`, slug }
  expect(await checkAvailability(asked)).toMatchObject({ company_name_available: false, domain_available: false, slug_available: false })
  await expect(provisionAccount(await order({ name }))).rejects.toThrow(/accounts_business_name_key/)
  await expect(provisionAccount(await order({ email: `new@${domain}` }))).rejects.toThrow(/accounts_business_domain_key/)
  expect((await provisionAccount(await order({ name, kind: 'household' }))).result.accountSlug).toBe(`${slug}-2`)
  await expect(renameAccount((await account()).owner, { slug })).rejects.toMatchObject({ code: 'CONFLICT' })

  await rejectTransfer(await staff('finance'), { id: transfer, reason: 'It never arrived' })
  expect(await checkAvailability(asked)).toMatchObject({ company_name_available: true, domain_available: true, slug_available: true })
  expect((await provisionAccount(await order({ name }))).result.accountSlug).toBe(slug)
})

test('PROV-6: a signup that loses the longest address goes on under one that is an address', async () => {
  const late = await account({ plan: 'starter', paid: false })
  const longest = `x${newId().slice(-12)}`.padEnd(48, 'y')
  await renameAccount(late.owner, { slug: longest })
  moveClock(15 * DAY)
  await renameAccount((await account()).owner, { slug: longest })
  const [row] = await sql<{ slug: string }>('owner', 'SELECT slug FROM accounts WHERE id = $1', [late.accountId])
  expect(row?.slug).toBe(`${longest.slice(0, 40)}-2`)
  expect(isSlug(row?.slug ?? '')).toBe(true)
})

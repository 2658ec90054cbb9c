import { billing } from '@/lib/messages/en/billing'
import { renewals } from '@/lib/messages/en/renewals'
import { sql } from '../fixtures/database'
import { demoLogin, expect, test } from '../fixtures/house'
import { mailTo } from '../fixtures/mailbox'
import { pay } from '../fixtures/money'
import { newVisitor, PAID, register, signIn } from '../fixtures/people'

const PATH = '/admin/payments/renewals'

test('T1-22 T1-28: finance asks for a run; the account gets its next invoice, pays it, and goes on for a month', async ({ page, context, browser, request }) => {
  const owner = await register(request, PAID)
  await pay(owner)
  await sql(`UPDATE subscriptions SET period_end = now() + interval '5 days' WHERE account_id = $1 AND ended_at IS NULL`, [owner.accountId])

  const office = await browser.newContext()
  await signIn(office, demoLogin('finance'))
  const desk = await office.newPage()
  await desk.goto(PATH)
  await desk.getByRole('button', { name: renewals.run, exact: true }).click()
  await expect(desk.getByRole('cell', { name: renewals.isWaiting })).toHaveCount(0)
  await expect(desk.getByRole('table', { name: renewals.runsCaption })).toBeVisible()

  const mail = await mailTo(request, owner.email, 'renewal-invoice')
  const number = /INV-\d{4}-\d+/.exec(mail.text)?.[0] ?? ''
  await signIn(context, owner)
  await page.goto(`/${owner.slug}/billing`)
  await expect(page.locator('#payment')).toContainText(billing.pay.renews)
  await expect(page.locator('#payment')).toContainText(number)

  const finance = await newVisitor({ authorization: `Bearer ${demoLogin('finance').api_key}` })
  const machine = await newVisitor()
  await signIn({ request: machine }, owner)
  const { transfer_id: id } = await (await machine.post(`/api/invoices/${number}/transfers`, { data: { amount_minor: 10_000, reference: `REN-${owner.slug}`, paid_on: '2026-11-20' } })).json()
  const confirmed = await finance.post(`/api/admin/transfers/${id}/confirm`, { data: { amount_minor: 10_000, value_date: '2026-11-20', bank_reference: `RENBANK-${owner.slug}` } })
  expect(confirmed.status(), await confirmed.text()).toBe(200)
  await page.reload()
  await expect(page.locator('#payment')).toHaveCount(0)
  await expect(page.getByText(billing.paidUntil)).toBeVisible()
  await Promise.all([finance.dispose(), machine.dispose(), office.close()])
})

test('the rules of renewals keep what was typed and say at the field what is wrong, without a script too; a supervisor only reads them', async ({ browser }) => {
  for (const javaScriptEnabled of [true, false]) {
    const office = await browser.newContext({ javaScriptEnabled })
    await signIn(office, demoLogin('finance'))
    const desk = await office.newPage()
    await desk.goto(PATH)
    await desk.getByLabel(renewals.rules.lead).fill('99')
    await desk.getByRole('button', { name: renewals.rules.save }).click()
    await expect(desk.getByText(renewals.errors.days(1, 27)).first()).toBeVisible()
    await expect(desk.getByLabel(renewals.rules.lead)).toHaveValue('99')
    await desk.getByLabel(renewals.rules.lead).fill('14')
    await desk.getByRole('button', { name: renewals.rules.save }).click()
    await expect(desk.getByText(renewals.rules.saved)).toBeVisible()
    await office.close()
  }
  const office = await browser.newContext()
  await signIn(office, demoLogin('supervisor'))
  const desk = await office.newPage()
  await desk.goto(PATH)
  await expect(desk.getByRole('heading', { name: renewals.rules.title })).toBeVisible()
  await expect(desk.getByText(/An invoice is issued \d+ days before/)).toBeVisible()
  await expect(desk.getByRole('button', { name: renewals.run })).toHaveCount(0)
  await office.close()
})

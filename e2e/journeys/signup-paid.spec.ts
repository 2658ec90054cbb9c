import type { Page } from '@playwright/test'
import { account } from '@/lib/messages/en/account'
import { billing } from '@/lib/messages/en/billing'
import { console as staff } from '@/lib/messages/en/console'
import { signup } from '@/lib/messages/en/signup'
import { demoLogin, expect, test } from '../fixtures/house'
import { mailTo } from '../fixtures/mailbox'
import { announce } from '../fixtures/money'
import { newcomer, PAID, register, signIn } from '../fixtures/people'
import { choosePlan, continueOn, create, fillBilling, fillYou, pathOf } from '../fixtures/wizard'

const country = (page: Page) => page.getByLabel(signup.billing.country, { exact: true })
const method = (page: Page, slug: string) => page.locator(`input[name="payment_method"][value="${slug}"]`)

/** Finance finds the announced transfer of a company in the console and confirms it. */
async function confirmInConsole(page: Page, company: string, amount: string): Promise<void> {
  await page.goto('/admin/payments')
  await page.getByRole('row', { name: company }).getByRole('button', { name: staff.payments.confirm }).click()
  const dialog = page.getByRole('dialog')
  await dialog.getByLabel(staff.payments.amount('USD')).fill(amount)
  await dialog.getByLabel(staff.payments.valueDate).fill('2026-11-20')
  await dialog.getByLabel(staff.payments.bankReference, { exact: true }).fill(`BANK-${company}`)
  await dialog.getByRole('button', { name: staff.payments.confirm }).click()
}

for (const javaScriptEnabled of [true, false]) {
  test.describe(javaScriptEnabled ? 'with script' : 'without script', () => {
    test.use({ javaScriptEnabled })

    test('T3-01, T3-13, PROV-7: a paid signup waits for its money, is confirmed by finance, and then has everything', async ({ page, request, browser }) => {
      const who = newcomer('Paying Partners')
      await choosePlan(page, 'starter')
      await fillYou(page, who)
      await continueOn(page)
      await expect(page).toHaveURL(/\/signup\/billing$/)

      await fillBilling(page)
      await country(page).selectOption('ID')
      if (!javaScriptEnabled) await page.getByRole('button', { name: signup.billing.showMethods }).click()
      await expect(method(page, 'gopay')).toBeVisible()
      await country(page).selectOption('UG')
      if (!javaScriptEnabled) await page.getByRole('button', { name: signup.billing.showMethods }).click()
      await expect(method(page, 'gopay')).toHaveCount(0)
      await method(page, 'mtn_momo').check()
      await continueOn(page)

      await expect(page).toHaveURL(/\/signup\/review$/)
      await expect(page.locator('#review-billing')).toContainText('MTN Mobile Money')
      await create(page).click()

      await expect(page.getByRole('heading', { level: 1, name: who.company })).toBeVisible()
      const home = pathOf(page)
      const due = page.locator('#payment')
      await expect(due).toContainText(billing.pay.opens)
      await expect(due).toContainText('MTN Mobile Money')
      await expect(page.locator('#credits')).toContainText(/0\s*available to spend\s*1,000 credits arrive with your first payment/)
      expect((await mailTo(request, who.email, 'payment-instructions')).text).toContain('MTN Mobile Money')

      await page.getByText(billing.pay.paid, { exact: true }).click()
      await page.getByLabel(billing.announce.reference, { exact: true }).fill(`MOMO-${who.company}`)
      const amount = await page.getByLabel(billing.announce.amount, { exact: true }).inputValue()
      await page.getByRole('button', { name: billing.announce.send }).click()
      await expect(due).toContainText(billing.pay.announced)

      const office = await browser.newContext()
      await signIn(office, demoLogin('finance'))
      const desk = await office.newPage()
      await confirmInConsole(desk, who.company, amount)
      await expect(desk.getByRole('row', { name: who.company }).filter({ hasText: 'Confirmed' })).toBeVisible()
      await office.close()

      await page.goto(home)
      await expect(page.locator('#payment')).toHaveCount(0)
      await expect(page.locator('#credits')).toContainText('1,000')
      await expect(page.getByText('Active', { exact: true }).first()).toBeVisible()
      expect((await mailTo(request, who.email, 'payment-confirmed')).text).toContain(who.company)
    })
  })
}

test('an amount that is not the invoice’s is refused at its field, and what was typed stays', async ({ page, context, request }) => {
  const who = await register(request, PAID, newcomer('Short Payers'))
  await announce(who)

  await signIn(context, demoLogin('finance'))
  await confirmInConsole(page, who.company, '1.00')
  const dialog = page.getByRole('dialog')
  await expect(dialog.getByRole('alert')).toBeVisible()
  await expect(dialog.getByLabel(staff.payments.amount('USD'))).toHaveValue('1.00')
  await expect(dialog.getByLabel(staff.payments.bankReference, { exact: true })).toHaveValue(`BANK-${who.company}`)
})

test('a paid account that waits may look around, but not spend', async ({ page, context, request }) => {
  const who = await register(request, PAID)
  await signIn(context, who)
  const spent = await context.request.post('/api/credits/spend', { data: { amount: 1, description: 'Try' }, headers: { 'idempotency-key': 'try-to-spend', 'sec-fetch-site': 'same-origin' } })
  expect(spent.status()).toBe(402)
  expect(await spent.json()).toMatchObject({ error: { code: 'PAYMENT_REQUIRED' } })
  for (const room of ['billing', 'settings', 'team']) {
    await page.goto(`/${who.slug}/${room}`)
    await expect(page).toHaveURL(new RegExp(`/${who.slug}/${room}$`))
  }
  await page.goto(`/${who.slug}/billing`)
  await expect(page.getByText(account.notice.pendingTitle).or(page.locator('#payment')).first()).toBeVisible()
})

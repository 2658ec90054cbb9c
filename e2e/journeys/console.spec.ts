import { console as staff } from '@/lib/messages/en/console'
import { deliveries } from '@/lib/messages/en/deliveries'
import { demoLogin, expect, test } from '../fixtures/house'
import { mailsTo, mailTo } from '../fixtures/mailbox'
import { register, signIn } from '../fixtures/people'

test('a message that was sent can be sent again, as a message of its own', async ({ page, context, request }) => {
  const who = await register(request)
  const welcome = await mailTo(request, who.email, 'welcome')
  await signIn(context, demoLogin('agent'))
  await page.goto(`/admin/deliveries/${welcome.id}`)
  await page.getByRole('button', { name: deliveries.resend.button }).click()
  await expect(page.getByText(deliveries.resend.done)).toBeVisible()

  await expect.poll(async () => (await mailsTo(request, who.email)).filter(({ template }) => template === 'welcome')).toHaveLength(2)
  const again = (await mailsTo(request, who.email)).find(({ template }) => template === 'welcome')
  expect(again).toMatchObject({ resend_of: welcome.id, text: welcome.text })
})

test('the local mailbox shows what would have left', async ({ page, context, request }) => {
  const who = await register(request)
  const welcome = await mailTo(request, who.email, 'welcome')
  await signIn(context, demoLogin('agent'))
  await page.goto(`/admin/mailbox?to=${who.email}`)
  await page.goto(`/admin/mailbox/${welcome.id}`)
  await expect(page.getByText(who.email).first()).toBeVisible()
  await expect(page.locator('pre')).toContainText(who.company)
})

test('an account is found by its owner’s address and shows everything that signing up made', async ({ page, context, request }) => {
  const who = await register(request)
  await signIn(context, demoLogin('agent'))
  await page.goto('/admin/accounts')
  await page.getByLabel(staff.accounts.search).fill(who.email)
  await page.getByLabel(staff.accounts.search).press('Enter')
  await page.getByRole('link', { name: who.company }).click()

  await expect(page.getByRole('heading', { level: 1, name: who.company })).toBeVisible()
  for (const part of [staff.account.people, staff.account.subscription, staff.account.invoices, staff.account.history]) {
    await expect(page.getByRole('heading', { name: part })).toBeVisible()
  }
  await expect(page.getByText(who.email).first()).toBeVisible()
  // An agent may not suspend.
  await expect(page.getByRole('button', { name: staff.account.suspend, exact: true })).toHaveCount(0)
})

test('filters live in the address, and survive going in and coming back', async ({ page, context }) => {
  await signIn(context, demoLogin('supervisor'))
  await page.goto('/admin/accounts?status=pending_payment')
  const rows = page.getByRole('row').filter({ hasText: 'Pending payment' })
  await expect(rows.first()).toBeVisible()
  await rows.first().getByRole('link').first().click()
  await expect(page).toHaveURL(/\/admin\/accounts\/[0-9a-f-]+$/)
  await page.goBack()
  await expect(page).toHaveURL(/status=pending_payment/)
  await expect(rows.first()).toBeVisible()
})

test('colleagues that are made get a link, never a password that somebody knows', async ({ page, context, request }) => {
  await signIn(context, demoLogin('admin'))
  await page.goto('/admin/staff')
  await expect(page.getByRole('row', { name: demoLogin('finance').email })).toBeVisible()
  expect((await mailsTo(request, demoLogin('finance').email)).map(({ template }) => template)).toContain('claim-account')
})

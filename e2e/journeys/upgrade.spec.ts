import { upgrade } from '@/lib/messages/en/upgrade'
import { billing } from '@/lib/messages/en/billing'
import { signupLive } from '@/lib/messages/en/signup'
import { demoLogin, expect, test } from '../fixtures/house'
import { newVisitor, register, signIn } from '../fixtures/people'

// From a limit that is met to a larger plan: requested, thought better of, requested again, paid, in force.

const { review, requested, room } = upgrade

test('T3-18 BILL-3 T3-08: an owner on the free plan chooses a larger one, withdraws, asks again, and has it with its money', async ({ page, context, request }) => {
  const owner = await register(request)
  await signIn(context, owner)
  const base = `/${owner.slug}/billing`

  await page.goto(`${base}/plans?for=sites`)
  await expect(page.getByText(room.more.sites).first()).toBeVisible()
  await page.getByRole('link', { name: room.change('Growth') }).click()

  // What is missing stands at its field, and what was typed stays.
  await page.getByLabel(billing.profile.city).fill('Jinja')
  await page.getByRole('button', { name: review.send }).click()
  // The answer itself, not the page's announcer, which is an alert too: what is typed before the answer belongs to the form that was sent.
  await expect(page.getByText('Fill in this field').first()).toBeVisible()
  await expect(page.getByLabel(billing.profile.city)).toHaveValue('Jinja')
  await page.getByLabel(billing.profile.address1, { exact: true }).fill('2 Hill Road')
  await page.getByLabel(billing.profile.country).selectOption('UG')
  await page.getByRole('radiogroup', { name: signupLive.methods }).getByRole('radio').first().check()
  await page.getByRole('button', { name: review.send }).click()
  await expect(page.getByText(billing.saved.change)).toBeVisible()

  await page.getByRole('button', { name: requested.withdraw }).click()
  await expect(page.getByText(billing.saved.withdrawn)).toBeVisible()

  // Who is billed is known now.
  await page.goto(`${base}/plans/growth`)
  await expect(page.getByText('2 Hill Road')).toBeVisible()
  await page.getByRole('button', { name: review.send }).click()
  await expect(page.getByText(billing.saved.change)).toBeVisible()
  const number = await page.locator('#change').getByRole('link').innerText()

  const machine = await newVisitor()
  await signIn({ request: machine }, owner)
  const announced = await machine.post(`/api/invoices/${number}/transfers`, { data: { amount_minor: 20_000, reference: `UP-${owner.slug}`, paid_on: '2026-11-20' } })
  const { transfer_id: id } = await announced.json()
  await page.reload()
  await expect(page.getByRole('button', { name: requested.withdraw })).toHaveCount(0)
  const finance = await newVisitor({ authorization: `Bearer ${demoLogin('finance').api_key}` })
  const confirmed = await finance.post(`/api/admin/transfers/${id}/confirm`, { data: { amount_minor: 20_000, value_date: '2026-11-20', bank_reference: `UPBANK-${owner.slug}` } })
  expect(confirmed.status(), await confirmed.text()).toBe(200)

  const account = await (await machine.get('/api/account')).json()
  expect(account).toMatchObject({ plan: { slug: 'growth', status: 'active' }, limits: { sites: { limit: 5 } }, credits: { balance: 3000 } })
  await page.goto(`${base}/plans`)
  await expect(page.getByText(room.state('Growth', '$200 a month'))).toBeVisible()
  await Promise.all([machine.dispose(), finance.dispose()])
})

test('without a script a plan is chosen all the same; a viewer sees the plans and no button', async ({ browser, request }) => {
  const owner = await register(request)
  const context = await browser.newContext({ javaScriptEnabled: false })
  await signIn(context, owner)
  const page = await context.newPage()
  await page.goto(`/${owner.slug}/billing/plans/scale`)
  await page.getByLabel(billing.profile.address1, { exact: true }).fill('2 Hill Road')
  await page.getByLabel(billing.profile.city).fill('Jinja')
  await page.getByLabel(billing.profile.country).selectOption('UG')
  await page.getByRole('radio').first().check()
  await page.getByRole('button', { name: review.send }).click()
  await expect(page.getByText(requested.title('Scale')).first()).toBeVisible()
  await context.close()

  const viewer = await browser.newContext()
  await signIn(viewer, demoLogin('viewer'))
  const seen = await viewer.newPage()
  await seen.goto(`/${demoLogin('viewer').account_slug}/billing/plans`)
  await expect(seen.getByText(room.onlyPayers)).toBeVisible()
  await expect(seen.getByRole('link', { name: room.change('Scale') })).toHaveCount(0)
  await viewer.close()
})

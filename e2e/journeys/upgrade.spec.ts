import { billing } from '@/lib/messages/en/billing'
import { sites } from '@/lib/messages/en/sites'
import { upgrade } from '@/lib/messages/en/upgrade'
import { demoLogin, expect, test } from '../fixtures/house'
import { pay } from '../fixtures/money'
import { newVisitor, PAID, register, signIn } from '../fixtures/people'

test('a full plan leads to a larger one, which begins with its money', async ({ page, context, request }) => {
  const owner = await register(request, PAID)
  await pay(owner)
  await signIn(context, owner)
  const headers = { 'sec-fetch-site': 'same-origin' }
  for (const name of ['one', 'two']) {
    const made = await context.request.post('/api/sites', { data: { name, domain: `${name}.${owner.slug}.example`, industry: 'design' }, headers })
    expect(made.status(), await made.text()).toBe(201)
  }

  await page.goto(`/${owner.slug}/sites`)
  await expect(page.getByRole('link', { name: sites.add })).toHaveCount(0)
  await page.getByRole('link', { name: upgrade.offer.see }).click()
  await page.getByRole('link', { name: upgrade.room.change('Growth') }).click()
  await expect(page.getByRole('heading', { level: 1, name: upgrade.review.title('Growth') })).toBeVisible()
  await page.getByRole('button', { name: upgrade.review.send }).click()
  await expect(page.getByText(upgrade.requested.text('Growth'))).toBeVisible()

  // Nothing has changed yet, and the invoice can be taken back with the wish.
  await page.getByRole('button', { name: upgrade.requested.withdraw }).click()
  await expect(page.getByText(upgrade.requested.text('Growth'))).toHaveCount(0)
  await page.goto(`/${owner.slug}/billing/plans`)
  await page.getByRole('link', { name: upgrade.room.change('Growth') }).click()
  await page.getByRole('button', { name: upgrade.review.send }).click()
  await expect(page.getByText(upgrade.requested.text('Growth'))).toBeVisible()

  const { data } = await (await context.request.get('/api/invoices')).json()
  expect(data.map(({ status }: { status: string }) => status).toSorted()).toEqual(['open', 'paid', 'void'])
  const open = data.find(({ status }: { status: string }) => status === 'open')
  const told = await context.request.post(`/api/invoices/${open.number}/transfers`, { data: { amount_minor: open.total_minor, reference: `UP-${owner.slug}`, paid_on: '2026-11-20' }, headers })
  expect(told.status(), await told.text()).toBe(201)
  const finance = await newVisitor({ authorization: `Bearer ${demoLogin('finance').api_key}` })
  const { transfer_id: id } = await told.json()
  const confirmed = await finance.post(`/api/admin/transfers/${id}/confirm`, { data: { amount_minor: open.total_minor, value_date: '2026-11-20', bank_reference: `UPBANK-${owner.slug}` } })
  expect(confirmed.status(), await confirmed.text()).toBe(200)
  await finance.dispose()

  expect(await (await context.request.get('/api/account')).json()).toMatchObject({ plan: { slug: 'growth' } })
  await page.goto(`/${owner.slug}/sites`)
  await expect(page.getByRole('link', { name: sites.add })).toBeVisible()
  await expect(page.getByText(sites.room(3))).toBeVisible()
  await page.goto(`/${owner.slug}/billing`)
  await expect(page.getByRole('heading', { name: billing.title, level: 1 })).toBeVisible()
})

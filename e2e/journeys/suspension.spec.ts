import { account } from '@/lib/messages/en/account'
import { console as staff } from '@/lib/messages/en/console'
import { settings } from '@/lib/messages/en/settings'
import { demoLogin, expect, test } from '../fixtures/house'
import { newVisitor, register, signIn } from '../fixtures/people'

test('T2-20, T3-13: a suspended account can look, and change nothing, from the next request on', async ({ page, context, request, browser }) => {
  const who = await register(request)
  await signIn(context, who)
  const owner = await newVisitor()
  await signIn({ request: owner }, who)
  const spend = (key: string) => owner.post('/api/credits/spend', { data: { amount: 1, description: 'Try' }, headers: { 'idempotency-key': key } })
  expect((await spend('before')).status()).toBe(201)
  await page.goto(`/${who.slug}/settings`)
  const name = page.getByLabel(settings.account.name, { exact: true })
  await expect(name).toHaveValue(who.company)

  const office = await browser.newContext()
  await signIn(office, demoLogin('supervisor'))
  const desk = await office.newPage()
  await desk.goto(`/admin/accounts/${who.accountId}`)
  await desk.getByRole('button', { name: staff.account.suspend, exact: true }).click()
  const dialog = desk.getByRole('dialog')
  await dialog.getByLabel(staff.account.reason).fill('Looks like a test')
  await dialog.getByRole('button', { name: staff.account.suspend, exact: true }).click()
  await expect(desk.getByRole('button', { name: staff.account.resume, exact: true })).toBeVisible()

  const refused = await spend('after')
  expect(refused.status()).toBe(403)
  expect(await refused.json()).toMatchObject({ error: { code: 'FORBIDDEN' } })
  expect((await owner.get('/api/credits')).status()).toBe(200)
  await page.goto(`/${who.slug}`)
  await expect(page.getByText(account.notice.suspendedTitle)).toBeVisible()
  await page.goto(`/${who.slug}/settings`)
  await expect(page.getByRole('button', { name: settings.account.save })).toHaveCount(0)

  await desk.getByRole('button', { name: staff.account.resume, exact: true }).click()
  await desk.getByRole('dialog').getByRole('button', { name: staff.account.resume, exact: true }).click()
  await expect(desk.getByRole('button', { name: staff.account.suspend, exact: true })).toBeVisible()
  expect((await spend('again')).status()).toBe(201)
  await office.close()
  await owner.dispose()
})

import { randomUUID } from 'node:crypto'
import { registrations as words } from '@/lib/messages/en/registrations'
import { status } from '@/lib/messages/en/status'
import { demoLogin, expect, test } from '../fixtures/house'
import { signIn } from '../fixtures/people'
import { registration, stageOf } from '../fixtures/registrations'

// The table of registrations. Each test's rows stand in a city of its own.

test('PIPE-13: rows are chosen by keys, moved together, and each says what became of it', async ({ page, context }) => {
  const city = `City ${randomUUID().slice(0, 8)}`
  const [good, bad] = [await registration({ city, name: 'Gita Good' }), await registration({ city, name: 'Bima Beyond', status: 'approved' })]
  await signIn(context, demoLogin('supervisor'))
  await page.goto(`/admin/registrations?city=${encodeURIComponent(city)}&sort=name`)
  await expect(page.getByRole('row', { name: /Gita Good/ })).toBeVisible()
  const bar = page.getByRole('group', { name: words.bulk.label })
  await expect(bar).toBeHidden()
  // Until the page listens, keys go nowhere; K stays on the first row however often it is pressed.
  const first = page.getByRole('row', { name: /Bima Beyond/ }).getByRole('link')
  await expect(async () => {
    await page.keyboard.press('k')
    await expect(first).toBeFocused({ timeout: 300 })
  }).toPass()
  for (const key of ['x', 'j', 'x']) await page.keyboard.press(key)
  await expect(bar).toContainText(words.bulk.selected(2))

  await bar.getByLabel(words.bulk.choose).selectOption('move')
  await bar.getByLabel(words.bulk.moveTo).selectOption(status.registration.verified)
  await bar.getByRole('button', { name: words.bulk.run }).click()
  await expect(page.getByText(words.bulk.result(1, 1))).toBeVisible()
  await expect(page.getByRole('list', { name: words.bulk.resultCaption })).toContainText(bad.number)
  expect([await stageOf(good.id), await stageOf(bad.id)]).toEqual(['verified', 'approved'])
})

test('PIPE-12: a view is kept under a name and found again; PIPE-17: back from a row leads to it', async ({ page, context }) => {
  const city = `City ${randomUUID().slice(0, 8)}`
  await registration({ city, name: 'Vera View' })
  await signIn(context, demoLogin('agent'))
  await page.goto(`/admin/registrations?city=${encodeURIComponent(city)}&cols=city,phone&sort=oldest`)
  await page.getByRole('button', { name: words.views.label }).click()
  await page.getByLabel(words.views.name).fill(city)
  await page.getByRole('button', { name: words.views.save }).click()
  // The view that is open gives its name to the button.
  await expect(page.getByRole('button', { name: city })).toBeVisible()

  await page.goto('/admin/registrations')
  await page.getByRole('button', { name: words.views.label }).click()
  await page.getByRole('link', { name: city }).click()
  await expect(page.getByRole('columnheader', { name: words.columns.phone })).toBeVisible()
  await page.getByRole('row', { name: /Vera View/ }).getByRole('link').click()
  await expect(page.getByRole('heading', { level: 1, name: 'Vera View' })).toBeVisible()
  await page.getByRole('main').getByRole('link', { name: words.detail.back, exact: true }).click()
  await expect(page.getByRole('row', { name: /Vera View/ }).getByRole('link')).toBeFocused()
  await expect(page).toHaveURL(/cols=city%2Cphone/)

  await page.getByRole('button', { name: city }).click()
  await page.getByRole('button', { name: words.views.delete(city) }).click()
  await expect(page.getByRole('button', { name: words.views.label, exact: true })).toBeVisible()
})

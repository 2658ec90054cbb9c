import { devices, type Page } from '@playwright/test'
import { day as words } from '@/lib/messages/en/day'
import { colleague, jobHistory, plannedJob, reassign } from '../fixtures/installations'
import { expect, test } from '../fixtures/house'
import { signIn } from '../fixtures/people'

// A technician outdoors: one hand, a phone, a connection that comes and goes.

const { defaultBrowserType: _, ...phone } = devices['Pixel 7']
test.use(phone)

const card = (page: Page, customer: string) => page.getByRole('article').filter({ hasText: customer })
const DOT = Buffer.from('iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAAAAAA6fptVAAAACklEQVR4nGNoAAAAggCBd81ytgAAAABJRU5ErkJggg==', 'base64')
const takePhoto = (page: Page) => page.getByLabel(/^Take photo: /u).setInputFiles({ name: 'outlet.png', mimeType: 'image/png', buffer: DOT })

test('the day in its order, with call and map, and a job from start to done', async ({ page, context }) => {
  const technician = await colleague('technician')
  await plannedJob({ technician, customer: 'Later Customer', from: '14:00', jobType: 'repair' })
  const first = await plannedJob({ technician, customer: 'First Customer', from: '09:00' })
  await signIn(context, technician)
  await page.goto('/admin/day')
  await expect(page.getByRole('article').getByRole('heading', { level: 2 })).toHaveText(['First Customer', 'Later Customer'])

  const job = card(page, first.customer)
  await expect(job.getByRole('link', { name: words.call })).toHaveAttribute('href', 'tel:+6281234567890')
  await expect(job.getByRole('link', { name: words.map })).toHaveAttribute('href', /openstreetmap\.org.*Jalan\+Melati/u)
  await job.getByRole('button', { name: words.start }).click()
  await expect(job.getByRole('button', { name: words.complete })).toBeDisabled()
  await job.getByRole('checkbox', { name: 'Cable laid and fixed' }).check()
  await takePhoto(page)
  await job.getByRole('checkbox', { name: 'Router set up and named' }).check()
  await job.getByRole('checkbox', { name: 'Speed test shown to the customer' }).check()
  await job.getByRole('button', { name: words.complete }).click()
  await expect(page.getByText(words.queue.sent)).toBeVisible()
  await expect(page.getByRole('region', { name: words.done }).getByText('First Customer')).toBeVisible()
  await expect.poll(() => jobHistory(first.id)).toEqual(['opened', 'in_progress', 'item_done', 'item_done', 'item_done', 'item_done', 'completed'])
})

test('without a connection the work goes on, is kept, and is sent once when the connection is back', async ({ page, context }) => {
  const technician = await colleague('technician')
  const job = await plannedJob({ technician, from: '10:00', jobType: 'repair' })
  await signIn(context, technician)
  await page.goto('/admin/day')
  await expect(card(page, job.customer)).toBeVisible()

  await context.setOffline(true)
  await expect(page.getByText(words.queue.offline, { exact: true })).toBeVisible()
  await card(page, job.customer).getByRole('button', { name: words.start }).click()
  await card(page, job.customer).getByRole('checkbox').first().check()
  await card(page, job.customer).getByRole('button', { name: words.complete }).click()
  await expect(page.getByText(words.queue.waiting(3))).toBeVisible()
  await expect(page.getByText(words.waits)).toBeVisible()
  expect(await jobHistory(job.id)).toEqual(['opened'])

  await context.setOffline(false)
  await expect(page.getByText(words.queue.sent)).toBeVisible({ timeout: 15_000 })
  expect(await jobHistory(job.id)).toEqual(['opened', 'in_progress', 'item_done', 'completed'])
})

test('what waits survives closing the page, and an answer that was lost is not carried out twice', async ({ page, context }) => {
  const technician = await colleague('technician')
  const job = await plannedJob({ technician, from: '11:00', jobType: 'repair' })
  await signIn(context, technician)
  await page.goto('/admin/day')
  // The server hears it, the phone does not hear the answer.
  let lost = 0
  await page.route('**/api/admin/installations/*/start', async (route) => {
    lost += 1
    await route.fetch()
    await route.abort('connectionreset')
  })
  await card(page, job.customer).getByRole('button', { name: words.start }).click()
  await expect.poll(() => jobHistory(job.id)).toEqual(['opened', 'in_progress'])
  await expect(page.getByText(words.queue.waiting(1))).toBeVisible()
  await context.setOffline(true)
  await card(page, job.customer).getByRole('button', { name: words.pause }).click()
  await expect(page.getByText(words.queue.waiting(2))).toBeVisible()
  expect(lost).toBeGreaterThan(0)
  await page.close()
  await context.setOffline(false)

  const again = await context.newPage()
  await again.goto('/admin/day')
  await expect(card(again, job.customer).getByRole('button', { name: words.resume })).toBeVisible()
  await expect.poll(() => jobHistory(job.id)).toEqual(['opened', 'in_progress', 'paused'])
  await expect(again.getByText(words.waits)).toHaveCount(0)
})

test('what the server refuses is shown with its reason, and can be let go', async ({ page, context }) => {
  const technician = await colleague('technician')
  const other = await colleague('technician', 'Otto Other')
  const job = await plannedJob({ technician, from: '12:00', jobType: 'repair' })
  await signIn(context, technician)
  await page.goto('/admin/day')
  await context.setOffline(true)
  await card(page, job.customer).getByRole('button', { name: words.start }).click()
  await expect(page.getByText(words.queue.waiting(1))).toBeVisible()
  await reassign(job.id, other.id)
  await context.setOffline(false)
  await expect(page.getByText(words.queue.refused(1))).toBeVisible({ timeout: 15_000 })
  await expect(page.getByText('Your role does not allow this')).toBeVisible()
  await page.getByRole('button', { name: words.queue.letGo }).click()
  await expect(page.getByText(words.queue.refused(1))).toHaveCount(0)
  expect(await jobHistory(job.id)).toEqual(['opened'])
})

test('a visit that came to nothing is reported with its reason', async ({ page, context }) => {
  const technician = await colleague('technician')
  const job = await plannedJob({ technician, from: '13:00' })
  await signIn(context, technician)
  await page.goto('/admin/day')
  await card(page, job.customer).getByRole('button', { name: words.fail }).click()
  await page.getByRole('button', { name: words.failSend }).click()
  await expect(page.getByText(words.failReasonMissing)).toBeVisible()
  await page.getByRole('radio', { name: 'Nobody at home' }).check()
  await page.getByRole('button', { name: words.failSend }).click()
  await expect.poll(() => jobHistory(job.id)).toEqual(['opened', 'failed'])
  await expect(page.getByRole('region', { name: words.done }).getByText(job.customer)).toBeVisible()
})

test('a job’s own page fits the phone, calls and goes back to the day', async ({ page, context }) => {
  const technician = await colleague('technician')
  const job = await plannedJob({ technician, from: '14:00', status: 'in_progress' })
  await page.setViewportSize({ width: 360, height: 740 })
  await signIn(context, technician)
  await page.goto(`/admin/installations/${job.id}`)
  await expect(page.getByRole('link', { name: '+6281234567890' })).toHaveAttribute('href', 'tel:+6281234567890')
  expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBe(360)
  await page.getByRole('main').getByRole('link', { name: words.title }).click()
  await expect(card(page, job.customer)).toBeVisible()
})

import { devices, type Page } from '@playwright/test'
import { day as words } from '@/lib/messages/en/day'
import { sql } from '../fixtures/database'
import { colleague, jobHistory, plannedJob, reassign } from '../fixtures/installations'
import { expect, test } from '../fixtures/house'
import { signIn } from '../fixtures/people'

// What the open page of the day bears: a connection that dies at the wrong moment, an unsteady finger, a second phone,
// and colleagues who plan anew.

const { defaultBrowserType: _, ...phone } = devices['Pixel 7']
test.use(phone)

const card = (page: Page, customer: string) => page.getByRole('article').filter({ hasText: customer })

test('the open day stays when the connection dies right after an action was sent', async ({ page, context }) => {
  const technician = await colleague('technician')
  const job = await plannedJob({ technician, from: '09:00', jobType: 'repair' })
  await signIn(context, technician)
  await page.goto('/admin/day')
  // Only the action comes through.
  await context.route(/\/admin\/day(?:\?|$)/u, (route) => route.abort('internetdisconnected'))
  await card(page, job.customer).getByRole('button', { name: words.start }).click()
  await expect(page.getByText(words.queue.sent)).toBeVisible()
  await card(page, job.customer).getByRole('checkbox').first().check()
  await card(page, job.customer).getByRole('button', { name: words.complete }).click()
  await expect.poll(() => jobHistory(job.id)).toEqual(['opened', 'in_progress', 'item_done', 'completed'])
  await expect(page.getByRole('region', { name: words.done }).getByText(job.customer)).toBeVisible()
})

test('without a connection a link is not followed, and the page says so; with one it is', async ({ page, context }) => {
  const technician = await colleague('technician')
  const job = await plannedJob({ technician, from: '10:00', jobType: 'repair' })
  await signIn(context, technician)
  await page.goto('/admin/day')
  await context.setOffline(true)
  await expect(page.getByText(words.queue.offline, { exact: true })).toBeVisible()
  await card(page, job.customer).getByRole('link', { name: words.details }).click()
  await expect(page.getByText(words.queue.held)).toBeVisible()
  await card(page, job.customer).getByRole('button', { name: words.start }).click()
  await expect(page.getByText(words.queue.waiting(1))).toBeVisible()
  await context.setOffline(false)
  await expect(page.getByText(words.queue.sent)).toBeVisible({ timeout: 15_000 })
  await card(page, job.customer).getByRole('link', { name: words.details }).click()
  await expect(page).toHaveURL(new RegExp(`/admin/installations/${job.id}$`, 'u'))
})

test('a second tap on the button that starts a job does not complete it', async ({ page, context }) => {
  const technician = await colleague('technician')
  const job = await plannedJob({ technician, from: '11:00', jobType: 'repair' })
  // Nothing has to be ticked, so that the button to complete stands where the one to start was.
  await sql('DELETE FROM installation_items WHERE installation_id = $1', [job.id])
  await signIn(context, technician)
  await page.clock.install()
  await page.goto('/admin/day')
  const start = await card(page, job.customer).getByRole('button', { name: words.start }).boundingBox()
  const tap = () => page.touchscreen.tap((start?.x ?? 0) + (start?.width ?? 0) / 2, (start?.y ?? 0) + (start?.height ?? 0) / 2)
  const complete = card(page, job.customer).getByRole('button', { name: words.complete })
  // Between the two taps no time passes for the page, however slow the machine is.
  await page.clock.pauseAt(new Date(Date.now() + 5000))
  await tap()
  await expect(complete).toBeVisible()
  await tap()
  await expect.poll(() => jobHistory(job.id)).toEqual(['opened', 'in_progress'])
  await page.clock.resume()
  await complete.click()
  await expect.poll(() => jobHistory(job.id)).toEqual(['opened', 'in_progress', 'completed'])
})

test('another phone of the same technician shows what was done as soon as it is looked at', async ({ page, context, browser }) => {
  const technician = await colleague('technician')
  const job = await plannedJob({ technician, from: '12:00', jobType: 'repair' })
  await signIn(context, technician)
  await page.goto('/admin/day')
  const second = await browser.newContext(phone)
  await signIn(second, technician)
  const other = await second.newPage()
  await other.goto('/admin/day')
  await other.getByRole('button', { name: words.start }).click()
  await expect.poll(() => jobHistory(job.id)).toEqual(['opened', 'in_progress'])
  await expect(card(page, job.customer).getByRole('button', { name: words.start })).toBeVisible()
  await page.evaluate(() => document.dispatchEvent(new Event('visibilitychange')))
  await expect(card(page, job.customer).getByRole('button', { name: words.pause })).toBeVisible()
  await expect(page.getByText(words.changed)).toHaveCount(0)
  await second.close()
})

test('a visit that a colleague plans or takes away shows on the open page, which says so', async ({ page, context }) => {
  const technician = await colleague('technician')
  await signIn(context, technician)
  await page.goto('/admin/day')
  await expect(page.getByText(words.empty)).toBeVisible()
  const job = await plannedJob({ technician, from: '13:00', jobType: 'repair' })
  await page.evaluate(() => document.dispatchEvent(new Event('visibilitychange')))
  await expect(card(page, job.customer)).toBeVisible()
  await expect(page.getByText(words.changed)).toBeVisible()
  await expect(page.getByText(words.state(1, 1))).toBeVisible()
  await sql('UPDATE bookings SET released_at = now() WHERE installation_id = $1', [job.id])
  await reassign(job.id, (await colleague('technician', 'Otto Other')).id)
  await page.evaluate(() => document.dispatchEvent(new Event('visibilitychange')))
  await expect(page.getByText(words.empty)).toBeVisible()
})

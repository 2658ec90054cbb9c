import { statusLook } from '@/lib/core/status-look'
import { installations as words } from '@/lib/messages/en/installations'
import { sql } from '../fixtures/database'
import { colleague, jobHistory, openJob } from '../fixtures/installations'
import { demoLogin, expect, test } from '../fixtures/house'
import { signIn } from '../fixtures/people'

test('a job is planned by its recommendation, moved, failed and cancelled; each step stands in its history', async ({ page, context }) => {
  // Somebody has time, whatever else is booked in this house.
  const zora = await colleague('technician', 'Zora Recommended')
  const job = await openJob({ customer: 'Plan Customer', jobType: 'repair' })
  await signIn(context, demoLogin('supervisor'))
  await page.goto(`/admin/installations?q=${job.number}`)
  await page.getByRole('link', { name: job.customer }).click()
  await expect(page.getByRole('heading', { level: 1, name: job.customer })).toBeVisible()

  // Whoever is recommended first is chosen already; others can be asked for by name.
  await expect(page.getByRole('radio').first()).toBeChecked()
  await page.getByLabel(words.plan.somebodyElse).selectOption(zora.id)
  await expect(page.getByRole('radio', { name: /Zora/u })).toBeChecked()
  await page.getByRole('button', { name: words.plan.assign }).click()
  await expect(page.getByRole('button', { name: words.plan.move })).toBeVisible()
  await expect.poll(() => jobHistory(job.id)).toEqual(['opened', 'assigned'])

  await page.getByLabel(words.plan.time, { exact: true }).fill('14:30')
  await expect(page).toHaveURL(/time=14%3A30/u)
  await page.getByRole('button', { name: words.plan.move }).click()
  await expect(page.getByText(/14:30 to 15:30/u).first()).toBeVisible()
  await expect.poll(() => jobHistory(job.id)).toEqual(['opened', 'assigned', 'rescheduled'])

  await page.getByRole('button', { name: words.work.fail }).click()
  await page.getByRole('dialog').getByRole('button', { name: words.work.fail }).click()
  await expect(page.getByRole('dialog').getByRole('alert').first()).toBeVisible()
  await page.getByLabel(words.work.reason, { exact: true }).selectOption({ label: 'Nobody at home' })
  await page.getByRole('dialog').getByRole('button', { name: words.work.fail }).click()
  await expect(page.getByText('Nobody at home').first()).toBeVisible()

  await page.getByRole('button', { name: words.work.cancel }).click()
  await page.getByLabel(words.work.why).fill('Moved away')
  await page.getByRole('dialog').getByRole('button', { name: words.work.cancel }).click()
  await expect(page.getByRole('list', { name: words.history.label }).getByText('Moved away')).toBeVisible()
  expect(await jobHistory(job.id)).toEqual(['opened', 'assigned', 'rescheduled', 'failed', 'cancelled'])
})

test('what stands in the fields is booked, also while the answer about that time is still on its way', async ({ page, context }) => {
  const { id } = await colleague('technician', 'Tessa Typed')
  const job = await openJob({ customer: 'Hurried Customer', jobType: 'repair' })
  await signIn(context, demoLogin('supervisor'))
  await page.goto(`/admin/installations/${job.id}?with=${id}`)
  await expect(page.getByRole('radio', { name: /Tessa/u })).toBeChecked()
  // What the other time brings comes only after the press.
  const pressed = Promise.withResolvers<void>()
  await page.route(/time=15%3A45/u, async (route) => {
    await pressed.promise
    await route.continue()
  })
  await page.getByLabel(words.plan.time, { exact: true }).fill('15:45')
  await page.getByRole('button', { name: words.plan.assign }).click()
  pressed.resolve()
  await expect.poll(() => jobHistory(job.id)).toEqual(['opened', 'assigned'])
  const [booked] = await sql<{ time: string }>(`SELECT to_char(b.starts_at AT TIME ZONE o.time_zone, 'HH24:MI') AS time FROM bookings b, organisation o WHERE b.installation_id = $1`, [job.id])
  expect(booked).toEqual({ time: '15:45' })
})

test('PIPE-2: a visit that a colleague moved meanwhile is told, not moved blindly', async ({ page, context }) => {
  const { id } = await colleague('technician', 'Mona Moved')
  const job = await openJob({ customer: 'Moved Customer', jobType: 'repair' })
  await signIn(context, demoLogin('supervisor'))
  await page.goto(`/admin/installations/${job.id}?with=${id}`)
  await page.getByRole('button', { name: words.plan.assign }).click()
  await expect(page.getByRole('button', { name: words.plan.move })).toBeVisible()
  const colleagues = await context.newPage()
  await colleagues.goto(page.url())
  await colleagues.getByLabel(words.plan.time, { exact: true }).fill('16:15')
  await colleagues.getByRole('button', { name: words.plan.move }).click()
  await expect(colleagues.getByText(/16:15 to 17:15/u).first()).toBeVisible()
  await page.getByRole('button', { name: words.plan.move }).click()
  await expect(page.getByRole('alert').getByText(/moved this visit meanwhile.*16:15/u)).toBeVisible()
  expect(await jobHistory(job.id)).toEqual(['opened', 'assigned', 'rescheduled'])
})

test('T1-14: the list and the page of an installation hear of what others did, and show it when asked', async ({ page, context }) => {
  const job = await openJob({ customer: 'Heard Customer', jobType: 'repair' })
  await signIn(context, demoLogin('supervisor'))
  await page.goto(`/admin/installations?q=${job.number}`)
  const row = page.getByRole('row', { name: job.customer })
  await expect(row).toContainText(statusLook('installation', 'open').word)
  const colleagues = await context.newPage()
  await colleagues.goto(`/admin/installations/${job.id}`)
  await sql(`UPDATE installations SET priority = 'urgent', version = version + 1 WHERE id = $1`, [job.id])
  await expect(page.getByText(words.changed.list)).toBeVisible({ timeout: 12_000 })
  await page.getByRole('button', { name: words.changed.show }).click()
  await expect(page.getByText(words.changed.list)).toBeHidden()

  await row.getByRole('link').first().click()
  await expect(page.getByRole('heading', { level: 1, name: job.customer })).toBeVisible()
  await page.getByRole('button', { name: words.work.cancel }).click()
  await page.getByLabel(words.work.why).fill('Moved away')
  await page.getByRole('dialog').getByRole('button', { name: words.work.cancel }).click()
  await expect.poll(() => jobHistory(job.id)).toEqual(['opened', 'cancelled'])
  await expect(colleagues.getByText(words.changed.one)).toBeVisible({ timeout: 12_000 })
  // Nothing moves by itself.
  await expect(colleagues.getByRole('button', { name: words.plan.assign })).toBeVisible()
  await colleagues.getByRole('button', { name: words.changed.show }).click()
  await expect(colleagues.getByRole('button', { name: words.plan.assign })).toBeHidden()
  await expect(colleagues.getByText(words.changed.one)).toBeHidden()
})

test.describe('without script', () => {
  test.use({ javaScriptEnabled: false })
  test('a job is planned, begun, ticked with a photo and completed', async ({ page, context }) => {
    const job = await openJob({ customer: 'Plain Customer', jobType: 'fibre-installation' })
    await signIn(context, demoLogin('supervisor'))
    const { id } = await colleague('technician', 'Piet Plain')
    await page.goto(`/admin/installations/${job.id}?with=${id}`)
    await page.getByRole('button', { name: words.plan.assign }).click()
    await page.getByRole('button', { name: words.work.start }).click()
    await page.getByRole('button', { name: words.checklist.tick('Signal measured at the outlet') }).click()
    await expect(page.getByText('This item needs a photo')).toBeVisible()
    await page.getByLabel(`${words.checklist.photo}: Signal measured at the outlet`).setInputFiles({ name: 'x.png', mimeType: 'image/png', buffer: DOT })
    for (const text of ['Signal measured at the outlet', 'Cable laid and fixed', 'Router set up and named', 'Speed test shown to the customer'])
      await page.getByRole('button', { name: words.checklist.tick(text) }).click()
    await page.getByRole('button', { name: words.work.complete }).click()
    await expect.poll(() => jobHistory(job.id)).toEqual(['opened', 'assigned', 'in_progress', 'item_done', 'item_done', 'item_done', 'item_done', 'completed'])
  })
})

const DOT = Buffer.from('iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAAAAAA6fptVAAAACklEQVR4nGNoAAAAggCBd81ytgAAAABJRU5ErkJggg==', 'base64')

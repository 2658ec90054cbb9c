import { calendar } from '@/lib/messages/en/calendar'
import { registrations as words } from '@/lib/messages/en/registrations'
import { shell } from '@/lib/messages/en/shell'
import { status } from '@/lib/messages/en/status'
import { card, newCity, openBoard } from '../fixtures/board'
import { sql } from '../fixtures/database'
import { demoLogin, expect, scriptTookOver, test } from '../fixtures/house'
import { openJob } from '../fixtures/installations'
import { signIn } from '../fixtures/people'
import { registration, stageOf } from '../fixtures/registrations'
import { technician, workday } from '../fixtures/technicians'

// What staff have before them all day: free times at hand, a calendar that others change, a search for everything, forms
// that lose nothing.

test('PIPE-4: the survey’s form on the board shows when technicians are free; a press fills in time and technician', async ({ page, context }) => {
  const [tech, city, day] = [await technician(), newCity(), workday()]
  const who = await registration({ status: 'verified', city, name: 'Frida Free' })
  await signIn(context, demoLogin('agent'))
  await openBoard(page, city)
  await card(page, who.name).getByRole('button').click()
  await page.getByRole('menuitem', { name: new RegExp(`^${status.registration.survey_scheduled}`) }).click()
  const dialog = page.getByRole('dialog')
  await dialog.getByLabel(calendar.time.day).fill(day)
  // Of everybody first; whoever is asked for by name has their own.
  await expect(dialog.getByRole('group', { name: calendar.time.freeAt('') }).first()).toBeVisible()
  await dialog.getByLabel(calendar.time.technician).selectOption(tech.id)
  await dialog.getByRole('group', { name: calendar.time.free }).getByRole('button', { name: '10:30' }).click()
  await expect(dialog.getByLabel(calendar.time.time)).toHaveValue('10:30')
  await dialog.getByRole('button', { name: words.form.buttons.survey_scheduled }).click()
  await expect(dialog).toBeHidden()
  await expect.poll(() => stageOf(who.id)).toBe('survey_scheduled')
  expect(await sql(`SELECT technician_id, to_char(starts_at AT TIME ZONE (SELECT time_zone FROM organisation), 'YYYY-MM-DD HH24:MI') AS time FROM bookings WHERE registration_id = $1 AND released_at IS NULL`, [who.id])).toEqual([
    { technician_id: tech.id, time: `${day} 10:30` },
  ])
})

test('PIPE-9: what a colleague books appears in an open calendar, and what is typed beside it stays', async ({ page, context, browser }) => {
  const [tech, day] = [await technician(), workday()]
  const [mine, theirs] = [await registration({ status: 'verified', name: 'Mia Mine' }), await registration({ status: 'verified', name: 'Theo Theirs' })]
  await signIn(context, demoLogin('supervisor'))
  await page.goto(`/admin/calendar?view=day&day=${day}&technician=${tech.id}&with=${tech.id}&at=08:00&find=${mine.number}`)
  await page.getByLabel(calendar.time.time).fill('15:15')

  const other = await browser.newContext()
  await signIn(other, demoLogin('agent'))
  const elsewhere = await other.newPage()
  await elsewhere.goto(`/admin/calendar?view=day&day=${day}&with=${tech.id}&at=09:00&find=${theirs.number}`)
  await elsewhere.getByRole('button', { name: calendar.panel.submit }).click()
  await expect(elsewhere.getByText(calendar.done.booked)).toBeVisible()

  await expect(page.getByRole('link', { name: new RegExp(theirs.name) })).toBeVisible({ timeout: 12_000 })
  await expect(page.getByLabel(calendar.time.time)).toHaveValue('15:15')
  await expect(page.getByLabel(calendar.panel.who, { exact: true })).toHaveValue(`survey:${mine.id}`)
  await other.close()
})

test('T1-14: an open table says that others have changed it, and shows it at a press', async ({ page, context, browser }) => {
  const city = newCity()
  const there = await registration({ city, name: 'Tom Table' })
  await signIn(context, demoLogin('supervisor'))
  await page.goto(`/admin/registrations?city=${encodeURIComponent(city)}`)
  const row = page.getByRole('row', { name: there.name })
  await expect(row).toContainText(status.registration.pending_verification)

  const other = await browser.newContext()
  await signIn(other, demoLogin('agent'))
  const elsewhere = await other.newPage()
  await elsewhere.goto(`/admin/registrations/${there.id}`)
  await elsewhere.getByRole('button', { name: words.form.buttons.verified }).click()
  await expect.poll(() => stageOf(there.id)).toBe('verified')
  const added = await registration({ city, name: 'Nia New', waits: 0 })

  await expect(page.getByText(words.table.changed(1)).or(page.getByText(words.table.changed(2)))).toBeVisible({ timeout: 12_000 })
  // Nothing moves by itself.
  await expect(row).toContainText(status.registration.pending_verification)
  await page.getByRole('button', { name: words.table.show }).click()
  await expect(row).toContainText(status.registration.verified)
  await expect(page.getByRole('row', { name: added.name })).toBeVisible()
  await expect(page.getByRole('button', { name: words.table.show })).toBeHidden()
  await other.close()
})

test('Ctrl K finds a registration by number, phone and e-mail, and an installation by its number', async ({ page, context }) => {
  const who = await registration({ name: 'Petra Palette' })
  const [{ phone, email } = { phone: '', email: '' }] = await sql<{ phone: string; email: string }>('SELECT phone, email FROM registrations WHERE id = $1', [who.id])
  const installation = await openJob({ customer: 'Ines Installed' })
  await signIn(context, demoLogin('agent'))
  await page.goto('/admin')
  await scriptTookOver(page)
  const option = page.getByRole('option', { name: who.name })
  const open = async () => {
    await page.keyboard.press('Control+k')
    await expect(page.getByRole('option').first()).toBeVisible()
  }
  for (const typed of [who.number, `0${phone.slice(3)}`, email]) {
    await open()
    await page.keyboard.type(typed)
    await expect(option).toBeVisible()
    await expect(option).toContainText(who.number)
    await page.keyboard.press('Escape')
    // The page hears of the closing a moment after it is seen; until then the two keys would close it.
    await expect(page.getByRole('dialog', { name: shell.palette.title, includeHidden: true })).toHaveCount(0)
  }
  await open()
  await page.keyboard.type(who.number)
  await expect(option).toBeVisible()
  await page.keyboard.press('ArrowDown')
  await page.keyboard.press('Enter')
  await expect(page.getByRole('heading', { level: 1, name: who.name })).toBeVisible()

  await open()
  await page.keyboard.type(installation.number)
  await page.getByRole('option', { name: installation.number }).click()
  await expect(page).toHaveURL(new RegExp(`/admin/installations/${installation.id}`))
})

test('what is typed while the answer is on its way stays', async ({ page, context }) => {
  const who = await registration({ name: 'Tilda Typing' })
  await signIn(context, demoLogin('agent'))
  await page.goto(`/admin/registrations/${who.id}?edit=1`)
  let answer = () => {}
  const held = new Promise<void>((resolve) => (answer = resolve))
  await page.route(/\/admin\/registrations\//, async (route) => {
    if (route.request().method() === 'POST') await held
    await route.fallback()
  })
  const form = page.locator('form').filter({ has: page.getByLabel(words.detail.labels.email) })
  await form.getByLabel(words.detail.labels.email).fill('no address')
  await form.getByRole('button', { name: words.detail.save }).click()
  await form.getByLabel(words.detail.labels.company).fill('Typed meanwhile Ltd')
  answer()
  await expect(form.getByLabel(words.detail.labels.email)).toHaveAttribute('aria-invalid', 'true')
  await expect(form.getByLabel(words.detail.labels.company)).toHaveValue('Typed meanwhile Ltd')
  await expect(form.getByLabel(words.detail.labels.email)).toHaveValue('no address')
})

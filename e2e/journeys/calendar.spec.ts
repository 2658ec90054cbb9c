import type { Page } from '@playwright/test'
import { calendar as words } from '@/lib/messages/en/calendar'
import { surveys } from '@/lib/messages/en/surveys'
import { visits } from '@/lib/messages/en/visits'
import { sql } from '../fixtures/database'
import { demoLogin, expect, test } from '../fixtures/house'
import { signIn } from '../fixtures/people'
import { registration, stageOf } from '../fixtures/registrations'
import { technician, workday } from '../fixtures/technicians'

const standing = (id: string) =>
  sql<{ technician_id: string; time: string }>(
    `SELECT technician_id, to_char(starts_at AT TIME ZONE (SELECT time_zone FROM organisation), 'YYYY-MM-DD HH24:MI') AS time FROM bookings WHERE registration_id = $1 AND released_at IS NULL`,
    [id],
  )

/** A survey's block in the calendar. */
const booked = (page: Page, name: string, span: string) => page.getByRole('link', { name: new RegExp(visits.kinds.survey) }).filter({ hasText: name }).filter({ hasText: span })

test('PIPE-9: a free time is reached by keyboard and booked for somebody who waits', async ({ page, context }) => {
  const [tech, who, day] = [await technician(), await registration({ status: 'verified' }), workday()]
  await signIn(context, demoLogin('agent'))
  await page.goto(`/admin/calendar?view=day&day=${day}&technician=${tech.id}`)
  await page.getByRole('link', { name: words.bookAt(tech.name, '08:00') }).focus()
  await page.keyboard.press('ArrowDown')
  await page.keyboard.press('ArrowDown')
  await page.keyboard.press('ArrowDown')
  await expect(page.getByRole('link', { name: words.bookAt(tech.name, '09:30') })).toBeFocused()
  await page.keyboard.press('Enter')
  await expect(page.getByRole('heading', { name: words.book })).toBeFocused()
  await expect(page.getByLabel(words.time.time)).toHaveValue('09:30')

  await page.getByLabel(words.panel.find).fill(who.number)
  await page.getByLabel(words.panel.find).press('Enter')
  await expect(page.getByLabel(words.panel.who, { exact: true })).toHaveValue(`survey:${who.id}`)
  await page.getByRole('button', { name: words.panel.submit }).click()
  await expect(page.getByText(words.done.booked)).toBeVisible()
  await expect(booked(page, who.name, '09:30 – 10:30')).toBeVisible()
  expect(await standing(who.id)).toEqual([{ technician_id: tech.id, time: `${day} 09:30` }])
  expect(await stageOf(who.id)).toBe('survey_scheduled')
})

test('T1-10: a time that is taken is refused by name, what was typed stays, and nothing was moved', async ({ page, context }) => {
  const [tech, day] = [await technician(), workday()]
  const [first, second] = [await registration({ status: 'verified' }), await registration({ status: 'verified' })]
  await signIn(context, demoLogin('agent'))
  const free = page.getByRole('group', { name: words.time.free })
  const book = async (number: string, time: string, minutes: string) => {
    await page.goto(`/admin/calendar?view=day&day=${day}&technician=${tech.id}&with=${tech.id}&at=${time}&find=${number}`)
    await expect(free).toBeVisible()
    await page.getByLabel(words.time.minutes).selectOption(minutes)
    await page.getByRole('button', { name: words.panel.submit }).click()
  }
  await book(first.number, '10:00', '60')
  await expect(page.getByText(words.done.booked)).toBeVisible()
  await book(second.number, '10:30', '90')
  await expect(page.getByLabel(words.time.time)).toHaveAccessibleDescription(new RegExp(`10:00 to 11:00, ${first.number}`))
  await expect(page.getByLabel(words.time.time)).toHaveValue('10:30')
  await expect(page.getByLabel(words.time.minutes)).toHaveValue('90')
  expect(await stageOf(second.id)).toBe('verified')
  expect(await standing(second.id)).toEqual([])
  // What is free stands there; one press puts it right.
  await free.getByRole('button', { name: '11:00' }).click()
  await page.getByRole('button', { name: words.panel.submit }).click()
  await expect(page.getByText(words.done.booked)).toBeVisible()
  await expect(booked(page, second.name, '11:00 – 12:30')).toBeVisible()
  expect(await standing(second.id)).toEqual([{ technician_id: tech.id, time: `${day} 11:00` }])
})

test('T1-11: a survey is moved by form; it stays one, its earlier time can be seen, the applicant is told', async ({ page, context }) => {
  const [tech, other, day] = [await technician(), await technician(), workday()]
  const who = await registration({ status: 'verified' })
  await signIn(context, demoLogin('supervisor'))
  await page.goto(`/admin/calendar?view=day&day=${day}&with=${tech.id}&at=09:00&find=${who.number}`)
  await page.getByRole('button', { name: words.panel.submit }).click()
  await expect(page.getByText(words.done.booked)).toBeVisible()
  await page.goto(`/admin/calendar?view=week&day=${day}&technician=${tech.id}`)
  await booked(page, who.name, '09:00 – 10:00').click()
  const form = page.getByRole('form', { name: words.panel.move })
  await form.getByLabel(words.time.technician).selectOption(other.id)
  await form.getByLabel(words.time.time).fill('14:00')
  await form.getByRole('button', { name: words.panel.submitMove }).click()
  await expect(page.getByText(words.done.moved)).toBeVisible()
  expect(await standing(who.id)).toEqual([{ technician_id: other.id, time: `${day} 14:00` }])

  await page.goto(`/admin/surveys/${who.id}`)
  await expect(page.getByRole('heading', { name: surveys.earlier })).toBeVisible()
  await expect(page.getByText(surveys.earlierAt(tech.name))).toBeVisible()
  const told = await sql<{ n: number }>(`SELECT count(*)::int AS n FROM deliveries WHERE registration_id = $1 AND template = 'survey-moved' AND channel = 'email'`, [who.id])
  expect(told).toEqual([{ n: 1 }])
})

test('an absence is noted, takes its time out of the calendar, and goes again', async ({ page, context }) => {
  const [tech, day] = [await technician(), workday()]
  await signIn(context, demoLogin('supervisor'))
  await page.goto(`/admin/technicians/${tech.id}`)
  await page.getByLabel(visits.technicians.from, { exact: true }).fill(day)
  await page.getByLabel(visits.technicians.until, { exact: true }).fill(day)
  await page.getByLabel(visits.technicians.note).fill('Training')
  await page.getByRole('button', { name: visits.technicians.addAbsence }).click()
  await expect(page.getByText(visits.technicians.added)).toBeVisible()
  await page.goto(`/admin/calendar?view=day&day=${day}&technician=${tech.id}`)
  await expect(page.getByRole('link', { name: /^Absence Training/ })).toBeVisible()
  await expect(page.getByRole('link', { name: words.bookAt(tech.name, '09:00') })).toHaveCount(0)
  await page.goto(`/admin/technicians/${tech.id}`)
  await page.getByRole('button', { name: /^Remove the absence/ }).click()
  await expect(page.getByText(visits.technicians.noAbsences)).toBeVisible()
})

test.describe('on a phone in the field', () => {
  test.use({ viewport: { width: 360, height: 740 }, hasTouch: true })

  test('T1-12: a technician opens the survey from the agenda and completes it with a photo; what is not possible is not approved', async ({ page, context, request }) => {
    const [tech, day] = [await technician(), workday()]
    const who = await registration({ status: 'verified' })
    const staff = { authorization: `Bearer ${demoLogin('supervisor').api_key}` }
    const starts = new Date(`${day}T02:00:00Z`)
    const survey = { technician_id: tech.id, starts_at: starts.toISOString(), ends_at: new Date(starts.getTime() + 3_600_000).toISOString() }
    expect((await request.post(`/api/admin/registrations/${who.id}/move`, { headers: staff, data: { to: 'survey_scheduled', expected_status: 'verified', survey } })).status()).toBe(200)

    await signIn(context, tech)
    await page.goto(`/admin/calendar?view=day&day=${day}&technician=${tech.id}`)
    await page.getByRole('link', { name: new RegExp(who.name) }).tap()
    await page.getByRole('link', { name: words.panel.open.survey }).tap()
    await page.getByLabel(surveys.outcomes.not_feasible).check()
    await page.getByLabel(surveys.report.note).fill('No duct and no permission for a pole')
    await page.getByLabel(surveys.report.photos).setInputFiles('docs/home.png')
    await expect(page.getByText(surveys.report.uploaded('home.png'))).toBeVisible()
    await context.setOffline(true)
    await page.getByRole('button', { name: surveys.report.submit }).tap()
    await expect(page.getByText(surveys.report.offline)).toBeVisible()
    await context.setOffline(false)
    await page.getByRole('button', { name: surveys.report.submit }).tap()
    await expect(page.getByText(surveys.done)).toBeVisible()
    await expect(page.getByText('No duct and no permission for a pole')).toBeVisible()
    await expect(page.getByRole('img', { name: /^Photo home/ })).toHaveJSProperty('complete', true)
    expect(await stageOf(who.id)).toBe('survey_completed')
    expect((await request.post(`/api/admin/registrations/${who.id}/move`, { headers: staff, data: { to: 'approved', expected_status: 'survey_completed' } })).status()).toBe(409)
  })
})

test.describe('without a script', () => {
  test.use({ javaScriptEnabled: false })

  test('a visit is booked, and a result told with its photo', async ({ page, context }) => {
    const [tech, who, day] = [await technician(), await registration({ status: 'verified' }), workday()]
    await signIn(context, demoLogin('supervisor'))
    await page.goto(`/admin/calendar?view=day&day=${day}&with=${tech.id}&at=13:00&find=${who.number}`)
    await page.getByRole('button', { name: words.panel.submit }).click()
    await expect(page.getByText(words.done.booked)).toBeVisible()
    await page.goto(`/admin/surveys/${who.id}`)
    await page.getByRole('button', { name: surveys.report.submit }).click()
    await expect(page.getByText(surveys.errors.outcome).first()).toBeVisible()
    await page.getByRole('radio', { name: new RegExp(`^${surveys.outcomes.feasible}`) }).check()
    await page.getByLabel(surveys.report.note).fill('Pole at the corner')
    await page.getByLabel(surveys.report.photos).setInputFiles('docs/home.png')
    await page.getByRole('button', { name: surveys.report.submit }).click()
    await expect(page.getByText('Pole at the corner')).toBeVisible()
    expect(await stageOf(who.id)).toBe('survey_completed')
  })
})

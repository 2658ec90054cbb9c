import { devices, expect as tryTo, type Browser, type BrowserContext, type Page } from '@playwright/test'
import { auth } from '@/lib/messages/en/auth'
import { calendar } from '@/lib/messages/en/calendar'
import { day as dayWords } from '@/lib/messages/en/day'
import { installations } from '@/lib/messages/en/installations'
import { registrations } from '@/lib/messages/en/registrations'
import { status } from '@/lib/messages/en/status'
import { surveys } from '@/lib/messages/en/surveys'
import { visits } from '@/lib/messages/en/visits'
import { applyFor, candidate } from '../fixtures/apply'
import { sql } from '../fixtures/database'
import { colleague } from '../fixtures/installations'
import { demoLogin, expect, houseUrl, listenForProblems, test } from '../fixtures/house'
import { linkIn, mailTo } from '../fixtures/mailbox'
import { signIn } from '../fixtures/people'

// From a stranger to a working, billed customer, by four people in four browsers: a customer and a technician on phones,
// an agent and a supervisor at their desks. Nobody sees a password of somebody else, and no page is told to reload.

const { defaultBrowserType: _, ...phone } = devices['Pixel 7']
const problems: string[] = []
const open = async (browser: Browser, options = {}): Promise<[BrowserContext, Page]> => {
  const context = await browser.newContext({ baseURL: houseUrl, ...options })
  problems.push(...listenForProblems(context))
  return [context, await context.newPage()]
}
const { form, detail } = registrations
const { time } = calendar
const stage = (page: Page, word: string) => page.locator('main').getByText(word, { exact: true }).first()
const move = (page: Page, to: keyof typeof form.buttons) => page.getByRole('button', { name: form.buttons[to], exact: true })
const DOT = Buffer.from('iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAAAAAA6fptVAAAACklEQVR4nGNoAAAAggCBd81ytgAAAABJRU5ErkJggg==', 'base64')

test('PROV-10 PIPE-6 T1-16: application, check, survey, approval, customer, claim, installation, active', async ({ browser, request }) => {
  test.slow()
  const [[, customer], [agents, agent], [supervisors, supervisor], [technicians, technician]] = await Promise.all([open(browser, phone), open(browser), open(browser), open(browser, phone)])
  const tara = await colleague('technician', `Tara ${crypto.randomUUID().slice(0, 6)}`)
  const [{ name: taraName } = { name: '' }] = await sql<{ name: string }>('SELECT name FROM users WHERE id = $1', [tara.id])
  await Promise.all([signIn(agents, demoLogin('agent')), signIn(supervisors, demoLogin('supervisor')), signIn(technicians, tara)])
  const [{ tomorrow } = { tomorrow: '' }] = await sql<{ tomorrow: string }>(`SELECT to_char((now() AT TIME ZONE time_zone)::date + 1, 'YYYY-MM-DD') AS tomorrow FROM organisation`)

  // The customer applies.
  const who = candidate()
  const own = await applyFor(customer, request, 'home-gold', who)
  const number = own.split('?')[0]?.split('/').at(-1) ?? ''

  // The agent finds the application by its phone number, checks it and books a survey.
  await agent.goto(`/admin/registrations?q=${encodeURIComponent(who.phone)}`)
  await agent.getByRole('link', { name: who.name }).first().click()
  await expect(agent.getByRole('heading', { level: 1 })).toContainText(who.name)
  const address = new URL(agent.url()).pathname
  await move(agent, 'verified').click()
  await expect(agent.getByRole('link', { name: `${form.buttons.survey_scheduled}…` })).toBeVisible()
  await agent.getByRole('link', { name: `${form.buttons.survey_scheduled}…` }).click()
  await move(agent, 'survey_scheduled').click()
  await expect(agent.getByText(visits.errors.technician).first()).toBeVisible()
  await agent.getByLabel(time.day, { exact: true }).fill(tomorrow)
  await agent.getByLabel(time.time, { exact: true }).fill('09:00')
  await agent.getByLabel(time.technician, { exact: true }).selectOption({ label: taraName })
  await move(agent, 'survey_scheduled').click()
  await expect(stage(agent, status.registration.survey_scheduled)).toBeVisible()
  // An agent does not decide.
  await expect(agent.getByRole('link', { name: `${form.buttons.rejected}…` })).toHaveCount(0)
  await mailTo(request, who.email, 'survey-scheduled')
  await mailTo(request, who.e164, 'survey-scheduled')

  // The technician finds the survey in the day and writes down what there is.
  await technician.goto(`/admin/day?day=${tomorrow}`)
  await technician.getByRole('article').filter({ hasText: who.name }).getByRole('link', { name: dayWords.survey }).click()
  await technician.getByRole('radio', { name: new RegExp(`^${surveys.outcomes.feasible}`) }).check()
  await technician.getByRole('button', { name: surveys.report.submit }).click()
  await expect(technician.locator('#note-error')).toBeVisible()
  await expect(technician.getByRole('radio', { name: new RegExp(`^${surveys.outcomes.feasible}`) })).toBeChecked()
  await technician.getByLabel(surveys.report.note, { exact: true }).fill('Pole at the gate, 30 m of cable')
  await technician.getByRole('button', { name: surveys.report.submit }).click()
  await expect(technician.getByText(surveys.done)).toBeVisible()

  // The supervisor reads it and approves.
  await supervisor.goto(address)
  await expect(supervisor.locator('main')).toContainText('Pole at the gate, 30 m of cable')
  await move(supervisor, 'approved').click()
  await expect(stage(supervisor, status.registration.approved)).toBeVisible()

  // The agent's page is of before: it says so by itself or at the next click. Then the customer is made, once.
  await agent.goto(address)
  await agent.getByRole('link', { name: `${form.buttons.customer_created}…` }).click()
  await move(agent, 'customer_created').click()
  await expect(agent.getByText(detail.final)).toBeVisible()
  const [made] = await sql<{ account_id: string; installation: string; slug: string }>(
    `SELECT r.account_id, i.id AS installation, a.slug FROM registrations r JOIN installations i ON i.registration_id = r.id JOIN accounts a ON a.id = r.account_id WHERE r.number = $1`,
    [number],
  )
  expect(made).toBeDefined()

  // The customer claims the account with a password that nobody else has seen.
  const welcome = await mailTo(request, who.email, 'customer-welcome')
  await customer.goto(linkIn(welcome))
  await customer.locator('#new-password').fill('three small boats at noon')
  await customer.getByRole('button', { name: auth.claim.submit, exact: true }).click()
  await expect(customer).toHaveURL(new RegExp(`/${made?.slug}(?:$|[/?])`))
  await expect(customer.locator('main')).toContainText(status.account.pending_installation)

  // The supervisor plans the visit; the best technician for it may be somebody else, so Tara is chosen.
  await supervisor.goto(`/admin/installations/${made?.installation}?day=${tomorrow}&time=14:00&with=${tara.id}`)
  await supervisor.getByRole('radio', { name: new RegExp(taraName) }).check()
  await supervisor.getByRole('button', { name: installations.plan.assign, exact: true }).click()
  await expect(stage(supervisor, status.installation.assigned)).toBeVisible()
  await mailTo(request, who.email, 'installation-scheduled')

  // The technician does the work and ticks it off.
  await technician.goto(`/admin/day?day=${tomorrow}`)
  const job = technician.getByRole('article').filter({ has: technician.getByRole('button', { name: dayWords.start }) })
  await job.getByRole('button', { name: dayWords.start }).click()
  const work = technician.getByRole('article').filter({ has: technician.getByRole('button', { name: dayWords.complete }) })
  await work.getByRole('checkbox', { name: 'Cable laid and fixed' }).check()
  await technician.getByLabel(/^Take photo: /u).setInputFiles({ name: 'outlet.png', mimeType: 'image/png', buffer: DOT })
  await work.getByRole('checkbox', { name: 'Router set up and named' }).check()
  await work.getByRole('checkbox', { name: 'Speed test shown to the customer' }).check()
  await work.getByRole('button', { name: dayWords.complete }).click()
  await expect(technician.getByText(dayWords.queue.sent)).toBeVisible()

  // That, and nothing before it, opened the account; its first period began, and the customer was told.
  await tryTo.poll(async () => sql('SELECT status FROM accounts WHERE id = $1', [made?.account_id])).toEqual([{ status: 'active' }])
  expect(await sql(`SELECT status, period_start IS NOT NULL AS begun FROM subscriptions WHERE account_id = $1`, [made?.account_id])).toEqual([{ status: 'active', begun: true }])
  expect(await sql(`SELECT count(*)::int AS invoices FROM invoices WHERE account_id = $1`, [made?.account_id])).toEqual([{ invoices: 1 }])
  await mailTo(request, who.email, 'service-active')
  await customer.reload()
  await expect(customer.locator('main')).not.toContainText(status.account.pending_installation)
  await customer.goto(own)
  await expect(customer.locator('main')).toContainText(status.registration.customer_created)
  expect(problems).toEqual([])
})

import { addresses } from '@/lib/messages/en/addresses'
import { siteLive, sites } from '@/lib/messages/en/sites'
import { siteSettings } from '@/lib/messages/en/site-settings'
import { siteWizard, siteWizardLive } from '@/lib/messages/en/site-wizard'
import { sql } from '../fixtures/database'
import { expect, test } from '../fixtures/house'
import { newVisitor, register, signIn } from '../fixtures/people'
import { goOn, growing, makeSite, siteOf, step, walkToReview } from '../fixtures/sites'

test('T3-04: an owner creates a site in four steps, and what was typed waits in a draft on the way', async ({ page, context, request, browser }) => {
  const owner = await growing(request)
  await signIn(context, owner)
  const site = siteOf(owner, 'Café Orchard')
  await page.goto(`/${owner.slug}/sites`)
  await page.getByRole('link', { name: sites.add }).first().click()
  await page.getByLabel(siteWizardLive.name, { exact: true }).fill(site.name)
  // Pasted as browsers show it: with a scheme, in capitals, with a path.
  await page.getByLabel(siteWizardLive.domain, { exact: true }).fill(`https://${site.domain.toUpperCase()}/menu?day=1`)
  await goOn(page)
  await expect(step(page, 'industry')).toBeVisible()
  await page.getByRole('searchbox', { name: siteWizardLive.search }).fill('vegan')
  await page.getByRole('radio', { name: 'Restaurants and Catering' }).check()
  await goOn(page)
  await expect(step(page, 'sectors')).toBeVisible()

  // The same person on another device goes on where they were.
  const phone = await browser.newContext({ viewport: { width: 360, height: 740 } })
  await signIn(phone, owner)
  const small = await phone.newPage()
  await small.goto(`/${owner.slug}/sites`)
  await small.getByRole('link', { name: siteWizard.draft.noticeGo }).click()
  await expect(step(small, 'sectors')).toBeVisible()
  await small.getByRole('checkbox').first().check()
  await goOn(small)
  await expect(step(small, 'review')).toBeVisible()
  await expect(small.getByText(site.domain).first()).toBeVisible()
  await small.getByRole('button', { name: siteWizardLive.create, exact: true }).click()
  await expect(small.getByRole('heading', { level: 1, name: site.name })).toBeVisible()
  await expect(small.getByText(siteWizard.welcome.title(site.name))).toBeVisible()
  await phone.close()

  await page.goto(`/${owner.slug}/sites`)
  const row = page.getByRole('row', { name: site.name })
  await expect(row).toContainText('Restaurants and Catering')
  await expect(row).toContainText('Unverified')
  await expect(row).toContainText('1 of 5')
  await expect(page.getByText(siteWizard.draft.noticeGo)).toHaveCount(0)
})

test('T3-04: a wrong step says so at its field and keeps what was typed; later steps wait for earlier ones', async ({ page, context, request }) => {
  const owner = await growing(request)
  await signIn(context, owner)
  const first = siteOf(owner, 'First Orchard')
  await makeSite(page, owner, first)

  await page.goto(`/${owner.slug}/sites/new/review`)
  await expect(step(page, 'name')).toBeVisible()
  await page.getByLabel(siteWizardLive.name, { exact: true }).fill('Second Orchard')
  await page.getByLabel(siteWizardLive.domain, { exact: true }).fill('not a domain')
  await goOn(page)
  await expect(page.getByRole('alert').first()).toBeVisible()
  await expect(page.getByLabel(siteWizardLive.domain, { exact: true })).toHaveAttribute('aria-invalid', 'true')
  await expect(page.getByLabel(siteWizardLive.name, { exact: true })).toHaveValue('Second Orchard')

  await page.getByLabel(siteWizardLive.domain, { exact: true }).fill(first.domain)
  await goOn(page)
  await expect(page.getByText(siteWizard.name.inAccount).first()).toBeVisible()
  await expect(page.getByRole('link', { name: siteWizard.name.open(first.name) })).toBeVisible()

  await page.getByLabel(siteWizardLive.domain, { exact: true }).fill(siteOf(owner, 'Second Orchard').domain)
  await goOn(page)
  await expect(step(page, 'industry')).toBeVisible()
  await goOn(page)
  await expect(page.getByText(siteWizardLive.steps.missingIndustry).first()).toBeVisible()
})

test('T3-05: a limit that is met shows the way to a larger plan, before and after the last button', async ({ page, context, request }) => {
  // The free plan has one site with one sector.
  const owner = await register(request)
  await signIn(context, owner)
  await walkToReview(page, owner, siteOf(owner, 'Only Orchard'), 'Design', ['Logo Design'])
  const other = await newVisitor()
  await signIn({ request: other }, owner)
  const made = await other.post('/api/sites', { data: { name: 'Sooner', domain: `sooner.${owner.slug}.example`, industry: 'design' } })
  expect(made.status(), await made.text()).toBe(201)

  await page.getByRole('button', { name: siteWizardLive.create, exact: true }).click()
  await expect(page.getByRole('link', { name: 'See plans' })).toBeVisible()
  await page.goto(`/${owner.slug}/sites`)
  await expect(page.getByRole('link', { name: sites.add })).toHaveCount(0)
  await page.getByRole('link', { name: 'See plans' }).click()
  await expect(page).toHaveURL(new RegExp(`/${owner.slug}/billing/plans`))

  const refused = await other.post('/api/sites', { data: { name: 'Later', domain: `later.${owner.slug}.example`, industry: 'design' } })
  expect(refused.status()).toBe(409)
  expect((await refused.json()).error).toMatchObject({ code: 'LIMIT_REACHED', details: { limit: 1, used: 1 } })
  await other.dispose()
})

test('T3-05, SITE-3: sectors are added several at once, taken back with one press, and follow a change of industry', async ({ page, context, request }) => {
  const owner = await growing(request)
  await signIn(context, owner)
  const slug = await makeSite(page, owner, siteOf(owner, 'Sector Orchard'), 'Design', ['Logo Design'])
  await page.goto(`/${owner.slug}/sites/${slug}/sectors/add`)
  await expect(page.getByRole('checkbox', { name: 'Logo Design' })).toHaveCount(0)
  for (const sector of ['Illustration', 'Interior Design', 'Product Design', 'Packaging Design']) await page.getByRole('checkbox', { name: sector, exact: true }).check()
  // The plan's five are full now.
  await expect(page.getByRole('checkbox', { name: 'Fashion Design', exact: true })).toBeDisabled()
  await page.getByRole('button', { name: sites.addSectors.continue }).click()
  await page.getByRole('button', { name: siteLive.addSectors.do(4) }).click()
  await expect(page.getByText(sites.saved.added(4))).toBeVisible()

  await page.getByRole('button', { name: siteLive.sectors.removeName('Illustration') }).click()
  await expect(page.getByText(siteLive.sectors.removed('Illustration'))).toBeVisible()
  await page.getByRole('button', { name: siteLive.sectors.undo }).click()
  await expect(page.getByText(siteLive.sectors.back('Illustration'))).toBeVisible()

  await page.goto(`/${owner.slug}/sites/${slug}/settings`)
  await page.getByRole('link', { name: siteSettings.changeIndustry }).click()
  await page.getByLabel(siteSettings.move.choose).selectOption({ label: 'Legal' })
  await page.getByRole('button', { name: siteSettings.move.continue }).click()
  await expect(page.getByText(siteSettings.move.goes(5))).toBeVisible()
  await page.getByRole('button', { name: siteSettings.move.do('Legal') }).click()
  await expect(page.getByText(sites.saved.industry)).toBeVisible()
  await page.goto(`/${owner.slug}/sites/${slug}/sectors`)
  await expect(page.getByText(sites.sectors.empty)).toBeVisible()
})

test('an archived site leaves its place free, waits unchanged, and comes back; its history tells it', async ({ page, context, request }) => {
  const owner = await growing(request)
  await signIn(context, owner)
  const site = siteOf(owner, 'Autumn Orchard')
  const slug = await makeSite(page, owner, site)
  await page.goto(`/${owner.slug}/sites/${slug}/settings`)
  await page.getByRole('button', { name: siteSettings.archiveDo }).click()
  await expect(page.getByText(siteLive.archived.title)).toBeVisible()
  await page.goto(`/${owner.slug}/sites`)
  await expect(page.getByText(sites.empty.title)).toBeVisible()
  await page.goto(`/${owner.slug}/sites?status=archived`)
  await page.getByRole('link', { name: site.name }).click()
  await page.getByRole('button', { name: siteLive.archived.restore }).click()
  await expect(page.getByText(sites.saved.restored)).toBeVisible()
  await page.getByRole('link', { name: sites.tabs.activity, exact: true }).click()
  for (const line of [sites.activity.actions['site.restored'], sites.activity.actions['site.archived'], sites.activity.actions['site.created']]) await expect(page.getByText(line, { exact: true })).toBeVisible()
})

test('PROV-6: a changed address forwards from the old one, for the account and for a site', async ({ page, context, request }) => {
  const owner = await growing(request)
  await signIn(context, owner)
  const slug = await makeSite(page, owner, siteOf(owner, 'Moving Orchard'))
  await page.goto(`/${owner.slug}/sites/${slug}/settings`)
  await page.getByLabel(addresses.site.field, { exact: true }).fill(`${slug}-north`)
  await page.getByRole('button', { name: addresses.save }).click()
  await expect(page.getByText(addresses.saved)).toBeVisible()
  const old = await context.request.get(`/${owner.slug}/sites/${slug}/activity?from=mail`, { maxRedirects: 0 })
  expect([old.status(), old.headers().location]).toEqual([301, `/${owner.slug}/sites/${slug}-north/activity?from=mail`])

  await page.goto(`/${owner.slug}/settings`)
  await page.getByLabel(addresses.account.field, { exact: true }).fill(`${owner.slug}-grown`)
  await page.getByRole('button', { name: addresses.save }).click()
  await expect(page).toHaveURL(new RegExp(`/${owner.slug}-grown/settings`))
  const home = await context.request.get(`/${owner.slug}/sites?status=archived`, { maxRedirects: 0 })
  expect([home.status(), home.headers().location]).toEqual([301, `/${owner.slug}-grown/sites?status=archived`])

  // After 90 days there is nothing any more.
  await sql(`UPDATE slugs SET released_at = now() - interval '91 days' WHERE slug = $1 AND released_at IS NOT NULL`, [owner.slug])
  expect((await context.request.get(`/${owner.slug}`, { maxRedirects: 0 })).status()).toBe(410)
})

import { siteDomain } from '@/lib/messages/en/site-domain'
import { integrationForms, siteIntegrations } from '@/lib/messages/en/site-integrations'
import { sites } from '@/lib/messages/en/sites'
import { startNameServer, type TestNameServer } from '@/lib/testing/dns-server'
import { startWebServer } from '@/lib/testing/web-server'
import { expect, test } from '../fixtures/house'
import { newVisitor, signIn } from '../fixtures/people'
import { growing, makeSite, siteOf } from '../fixtures/sites'

// The house asks a name server of ours, and reaches sites on this machine; see the settings in playwright.config.ts.

const HERE = '127.0.0.1'
let dns: TestNameServer
let web: Awaited<ReturnType<typeof startWebServer>>
/** What customers' sites answer: host and path → content. */
const published = new Map<string, string>()

test.describe.configure({ mode: 'serial' })
test.beforeAll(async () => {
  dns = await startNameServer(Number(process.env.E2E_DNS_PORT))
  web = await startWebServer((request, response) => {
    const content = published.get(`${request.headers.host}${request.url}`)
    response.writeHead(content === undefined ? 404 : 200, { 'content-type': 'text/html' }).end(content)
  }, Number(process.env.E2E_SITES_PORT))
})
test.afterAll(() => Promise.all([dns.stop(), web.stop()]))

const way = (method: keyof typeof siteDomain.ways) => `section[aria-labelledby="by-${method}-title"]`

test('a domain is proved by its DNS record, after a look that found none said so', async ({ page, context, request }) => {
  const owner = await growing(request)
  await signIn(context, owner)
  const site = siteOf(owner, 'Proved Orchard')
  const slug = await makeSite(page, owner, site)
  await page.goto(`/${owner.slug}/sites/${slug}/domain`)
  await page.locator(way('dns')).getByRole('button', { name: siteDomain.check }).click()
  // The result comes by itself, from the worker.
  await expect(page.getByText(siteDomain.reasons.not_found)).toBeVisible()

  const [, name = '', value = ''] = await page.locator(`${way('dns')} code`).allInnerTexts()
  dns.names.set(name, { TXT: ['v=spf1 -all', value] })
  await page.locator(way('dns')).getByRole('button', { name: siteDomain.again }).click()
  await expect(page.getByText(siteDomain.proved(site.domain))).toBeVisible()
  await page.goto(`/${owner.slug}/sites`)
  await expect(page.getByRole('row', { name: site.name })).toContainText(sites.filters.verifiedYes)

  // Nobody else gets that domain any more.
  const other = await newVisitor()
  const rival = await growing(other, 'Rival Orchards')
  await signIn({ request: other }, rival)
  const refused = await other.post('/api/sites', { data: { name: 'Theirs', domain: site.domain, industry: 'design' } })
  expect([refused.status(), (await refused.json()).error.code]).toEqual([409, 'DOMAIN_TAKEN'])
  await other.dispose()
})

test('a domain is proved by a file or a meta tag on the site itself', async ({ page, context, request }) => {
  const owner = await growing(request)
  await signIn(context, owner)
  for (const method of ['file', 'meta'] as const) {
    const site = siteOf(owner, `By ${method}`)
    const slug = await makeSite(page, owner, site)
    dns.names.set(site.domain, { A: [HERE] })
    await page.goto(`/${owner.slug}/sites/${slug}/domain`)
    const shown = await page.locator(`${way(method)} code`).allInnerTexts()
    if (method === 'file') published.set(new URL(shown[0] ?? '').href.replace('https://', ''), shown[1] ?? '')
    else published.set(`${site.domain}/`, `<!doctype html><html><head>${shown[0]}<title>Orchard</title></head><body></body></html>`)
    await page.locator(way(method)).getByRole('button', { name: siteDomain.check }).click()
    await expect(page.getByText(siteDomain.proved(site.domain))).toBeVisible()
    await expect(page.getByText(siteDomain.provedBy[method])).toBeVisible()
  }
})

test('a platform is connected, says what is wrong, works once that is mended, and its secret is seen nowhere', async ({ page, context, request }) => {
  const owner = await growing(request)
  await signIn(context, owner)
  const site = siteOf(owner, 'Connected Orchard')
  const slug = await makeSite(page, owner, site)
  const host = `blog.${site.domain}`
  dns.names.set(host, { A: [HERE] })
  await page.goto(`/${owner.slug}/sites/${slug}/integrations`)
  await page.getByLabel(integrationForms.address.wordpress).fill(`http://${host}`)
  await page.getByLabel(integrationForms.secret.wordpress, { exact: true }).fill('canary 1234')
  await page.getByRole('button', { name: integrationForms.connect }).click()
  for (const text of [siteIntegrations.errors.addresses.wordpress, siteIntegrations.errors.username]) await expect(page.getByRole('link', { name: text })).toBeVisible()
  await expect(page.getByLabel(integrationForms.secret.wordpress, { exact: true })).toHaveValue('')

  await page.getByLabel(integrationForms.address.wordpress).fill(`https://${host}/wp-admin/`)
  await page.getByRole('textbox', { name: integrationForms.username }).fill('ada')
  await page.getByLabel(integrationForms.secret.wordpress, { exact: true }).fill('canary 1234')
  await page.getByRole('button', { name: integrationForms.connect }).click()
  // The result comes by itself, from the worker.
  await expect(page.getByText(siteIntegrations.reasons.not_found)).toBeVisible()

  published.set(`${host}/wp-json/wp/v2/users/me`, '{"id":1}')
  const name = `${siteIntegrations.platforms.wordpress} (${host})`
  await page.getByRole('button', { name: integrationForms.testOf(name) }).click()
  await expect(page.getByText(siteIntegrations.lastWorked)).toBeVisible()
  await page.getByRole('link', { name: siteIntegrations.changeOf(name) }).click()
  await expect(page.getByRole('textbox', { name: integrationForms.username })).toHaveValue('ada')
  expect(await page.content()).not.toContain('canary')

  await page.getByRole('link', { name: integrationForms.cancel }).click()
  await page.getByRole('button', { name: integrationForms.removeTitle(name) }).click()
  await page.getByRole('dialog').getByRole('button', { name: integrationForms.removeDo }).click()
  await expect(page.getByText(siteIntegrations.saved.removed)).toBeVisible()
  await expect(page.getByText(siteIntegrations.empty)).toBeVisible()
})

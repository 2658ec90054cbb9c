import type { Page } from '@playwright/test'
import { siteAccess } from '@/lib/messages/en/site-access'
import { siteSettings } from '@/lib/messages/en/site-settings'
import { sites } from '@/lib/messages/en/sites'
import { expect, test } from '../fixtures/house'
import { signIn } from '../fixtures/people'
import { colleague, growing, makeSite, siteOf } from '../fixtures/sites'

const ROOMS = ['', '/sectors', '/sectors/add', '/domain', '/integrations', '/access', '/activity', '/settings', '/settings/industry'] as const

/** What each page of a site answers somebody. */
const answers = async (page: Page, site: string): Promise<number[]> => Promise.all(ROOMS.map(async (room) => (await page.request.get(`${site}${room}`, { maxRedirects: 0 })).status()))

test('T3-06: for an editor without access a site does not exist, until it is opened, and again once it is closed', async ({ page, context, request, browser }) => {
  const owner = await growing(request)
  const editor = await colleague(owner, 'editor')
  await signIn(context, owner)
  const site = siteOf(owner, 'Closed Orchard')
  const slug = await makeSite(page, owner, site, 'Design', ['Logo Design'])
  const address = `/${owner.slug}/sites/${slug}`

  const desk = await browser.newContext()
  await signIn(desk, editor)
  const work = await desk.newPage()
  await work.goto(`/${owner.slug}/sites`)
  await expect(work.getByText(sites.empty.none)).toBeVisible()
  expect(await answers(work, address)).toEqual(ROOMS.map(() => 404))
  const hidden = await desk.request.get('/api/sites')
  expect(await hidden.json()).toMatchObject({ data: [] })

  await page.goto(`${address}/access`)
  await page.getByRole('row', { name: editor.email }).getByRole('checkbox').check()
  await page.getByRole('button', { name: siteAccess.give }).click()
  await expect(page.getByText(siteAccess.people.given(1))).toBeVisible()

  // The editor's open window is enough: no new login.
  await work.goto(`${address}/settings`)
  await work.getByLabel(siteSettings.name, { exact: true }).fill('Opened Orchard')
  await work.getByRole('button', { name: siteSettings.saveName }).click()
  await expect(work.getByText(sites.saved.name)).toBeVisible()
  // Who may see a site is not the editor's to say, nor to archive it.
  expect(await answers(work, address)).toEqual([200, 200, 200, 200, 200, 404, 200, 200, 200])
  await expect(work.getByRole('button', { name: siteSettings.archiveDo })).toHaveCount(0)

  await page.goto(`${address}/access`)
  await page.getByRole('row', { name: editor.email }).getByRole('checkbox').check()
  await page.getByRole('button', { name: siteAccess.take }).click()
  await expect(page.getByText(siteAccess.people.taken(1))).toBeVisible()
  expect(await answers(work, address)).toEqual(ROOMS.map(() => 404))

  // Taken away by mistake: one press brings it back.
  await page.getByRole('button', { name: siteAccess.undo }).click()
  await expect(page.getByText(siteAccess.people.given(1))).toBeVisible()
  expect((await answers(work, address))[0]).toBe(200)
  await desk.close()
})

test('T3-06: a viewer looks at the site that was opened for them and changes nothing', async ({ page, context, request, browser }) => {
  const owner = await growing(request)
  const viewer = await colleague(owner, 'viewer')
  await signIn(context, owner)
  const open = await makeSite(page, owner, siteOf(owner, 'Open Orchard'), 'Design', ['Logo Design'])
  const closed = await makeSite(page, owner, siteOf(owner, 'Other Orchard'))

  await page.goto(`/${owner.slug}/team`)
  await page.getByRole('row', { name: viewer.email }).getByRole('link').first().click()
  await page.getByRole('row', { name: 'Open Orchard' }).getByRole('checkbox').check()
  await page.getByRole('button', { name: siteAccess.give }).click()
  await expect(page.getByText(siteAccess.sites.given(1))).toBeVisible()

  const sofa = await browser.newContext({ viewport: { width: 360, height: 740 } })
  await signIn(sofa, viewer)
  const look = await sofa.newPage()
  await look.goto(`/${owner.slug}/sites`)
  await expect(look.getByRole('link', { name: 'Open Orchard' })).toBeVisible()
  await expect(look.getByText('Other Orchard')).toHaveCount(0)
  await expect(look.getByRole('link', { name: sites.add })).toHaveCount(0)
  await look.getByRole('link', { name: 'Open Orchard' }).click()
  await expect(look.getByText('Logo Design')).toBeVisible()
  expect((await answers(look, `/${owner.slug}/sites/${open}`))[0]).toBe(200)
  expect(await answers(look, `/${owner.slug}/sites/${closed}`)).toEqual(ROOMS.map(() => 404))
  expect((await look.request.get(`/${owner.slug}/sites/new`, { maxRedirects: 0 })).status()).toBe(404)

  const { data } = await (await sofa.request.get('/api/sites')).json()
  expect(data.map(({ name }: { name: string }) => name)).toEqual(['Open Orchard'])
  const change = await sofa.request.patch(`/api/sites/${data[0].id}`, { data: { name: 'Mine' }, headers: { 'sec-fetch-site': 'same-origin' } })
  expect(change.status()).toBe(403)
  await sofa.close()
})

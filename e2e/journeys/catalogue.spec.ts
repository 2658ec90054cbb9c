import { randomUUID } from 'node:crypto'
import { catalogue } from '@/lib/messages/en/catalogue'
import { demoLogin, expect, test } from '../fixtures/house'
import { signIn } from '../fixtures/people'

const slugs = async (get: (path: string) => Promise<{ json: () => Promise<{ industries: { slug: string; sectors: { slug: string }[] }[] }> }>) => (await (await get('/api/industries')).json()).industries

test('the catalogue: a file is looked at before it counts, an industry is switched off and merged, an export changes nothing', async ({ page, context, request }) => {
  const tag = randomUUID().slice(0, 8)
  const [moon, mars] = [`moon-${tag}`, `mars-${tag}`]
  await signIn(context, demoLogin('admin'))
  await page.goto('/admin/catalogue')
  await page.getByRole('link', { name: catalogue.importCsv }).click()
  await page.getByLabel(catalogue.import.paste).fill(
    ['industry_slug,industry_name,sector_slug,sector_name', `${moon},Moon ${tag},craters,Craters`, `${moon},Moon ${tag},dust,"Dust, fine"`, `${mars},Mars ${tag},dust,Dust`, `Not a slug!,Nothing,,`].join('\n'),
  )
  await page.getByRole('button', { name: catalogue.import.preview }).click()
  await expect(page.getByRole('row', { name: 'Not a slug!' })).toContainText(catalogue.import.verdicts.refused)
  const listed = async () => (await slugs((path) => request.get(path))).map(({ slug }) => slug)
  expect(await listed()).not.toContain(moon)
  await page.getByRole('button', { name: /^Apply \d+ changes, leave out 1 line$/ }).click()
  await expect(page.getByText(catalogue.import.doneTitle)).toBeVisible()
  expect(await listed()).toEqual(expect.arrayContaining([moon, mars]))

  // What is exported says what the catalogue says already.
  const file = await context.request.get('/api/admin/catalogue/export')
  expect(file.headers()['content-type']).toContain('text/csv')
  await page.goto('/admin/catalogue/imports')
  await page.getByLabel(catalogue.import.file).setInputFiles({ name: 'catalogue.csv', mimeType: 'text/csv', buffer: await file.body() })
  await page.getByRole('button', { name: catalogue.import.preview }).click()
  await expect(page.getByText(catalogue.import.nothing).first()).toBeVisible()

  await page.goto(`/admin/catalogue/industries/${mars}`)
  await page.getByRole('link', { name: catalogue.entry.mergeLink }).click()
  await page.getByLabel(catalogue.merge.search.industry).fill(`Moon ${tag}`)
  await page.getByLabel(catalogue.merge.search.industry).press('Enter')
  await page.getByRole('link', { name: new RegExp(`Moon ${tag}`) }).first().click()
  await page.getByRole('button', { name: catalogue.merge.confirm(`Mars ${tag}`, `Moon ${tag}`) }).click()
  await expect(page.getByText(catalogue.entry.mergedDone, { exact: true })).toBeVisible()
  await expect(page.getByRole('heading', { level: 1, name: `Moon ${tag}` })).toBeVisible()
  const after = await slugs((path) => request.get(path))
  expect(after.map(({ slug }) => slug)).not.toContain(mars)
  expect(after.find(({ slug }) => slug === moon)?.sectors.map(({ slug }) => slug)).toEqual(['craters', 'dust'])

  await page.goto(`/admin/catalogue/industries/${moon}`)
  await page.getByRole('button', { name: catalogue.entry.deactivate }).first().click()
  await page.getByRole('dialog').getByRole('button', { name: catalogue.entry.deactivate }).click()
  await expect(page.getByRole('button', { name: catalogue.entry.activate, exact: true })).toBeVisible()
  expect(await listed()).not.toContain(moon)
})

test('the catalogue does not exist for an agent', async ({ page, context }) => {
  await signIn(context, demoLogin('technician'))
  expect((await page.goto('/admin/catalogue'))?.status()).toBe(404)
})

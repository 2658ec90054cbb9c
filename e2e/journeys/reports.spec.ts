import { organisation } from '@/lib/messages/en/organisation'
import { reports } from '@/lib/messages/en/reports'
import { demoLogin, expect, test } from '../fixtures/house'
import { signIn } from '../fixtures/people'
import { registration } from '../fixtures/registrations'

test('reports: a figure opens the list that it counts, the same numbers stand in a table and in a file', async ({ page, context }) => {
  const { city } = await registration({ status: 'verified' })
  await registration({ status: 'rejected', city })
  await registration({ status: 'approved', city })
  await signIn(context, demoLogin('supervisor'))
  await page.goto(`/admin/reports?period=7d&city=${encodeURIComponent(city)}`)
  await expect(page.getByText(reports.state(3, 0))).toBeVisible()

  const funnel = page.getByRole('region', { name: reports.funnel.title })
  await funnel.getByText(reports.table).click()
  await expect(funnel.getByRole('row', { name: /^Verified/ })).toContainText('2')
  const file = await context.request.get(`/api/admin/reports/funnel?period=7d&city=${encodeURIComponent(city)}`)
  expect(await file.text()).toContain('Verified,2,0,1')

  await funnel.getByRole('link', { name: /^Verified/ }).click()
  await expect(page).toHaveURL(/\/admin\/registrations\?.*furthest=verified/)
  await expect(page.getByRole('row')).toHaveCount(3)
  await page.goBack()
  await expect(page.getByText(reports.state(3, 0))).toBeVisible()
})

test.describe('without script', () => {
  test.use({ javaScriptEnabled: false })

  test('settings of the pipeline: a week that cannot be says so at its field and keeps what was typed', async ({ page, context }) => {
    await signIn(context, demoLogin('supervisor'))
    await page.goto('/admin/pipeline-settings')
    const closes = page.getByLabel(organisation.time.closesOn('Monday'))
    const kept = await closes.inputValue()
    await closes.fill('07:00')
    await page.getByRole('button', { name: organisation.time.saveWeek }).click()
    await expect(page.getByRole('link', { name: organisation.errors.backwards })).toBeVisible()
    await expect(page.getByLabel(organisation.time.closesOn('Monday'))).toHaveValue('07:00')
    await page.getByLabel(organisation.time.closesOn('Monday')).fill(kept)
    await page.getByRole('button', { name: organisation.time.saveWeek }).click()
    await expect(page.getByText(organisation.saved)).toBeVisible()
  })
})

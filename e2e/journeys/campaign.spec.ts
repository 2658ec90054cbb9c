import type { Page } from '@playwright/test'
import { CAMPAIGN_COOKIE } from '@/lib/preferences/campaign'
import { expect, test } from '../fixtures/house'

const brought = (page: Page, name: string) => page.locator(`input[type=hidden][name=${name}]`)
const keeps = async (page: Page): Promise<boolean> => (await page.context().cookies()).some(({ name }) => name === CAMPAIGN_COOKIE)

for (const javaScriptEnabled of [true, false]) {
  test.describe(javaScriptEnabled ? 'with script' : 'without script', () => {
    test.use({ javaScriptEnabled })

    test('the words of the link that first led here reach the application, by whichever way', async ({ page }) => {
      await page.goto('/?utm_source=flyer&utm_campaign=rain%20%26%20sun&ref=ani')
      await expect(page.getByRole('heading', { level: 1 })).toBeVisible()
      // Another link later is not the first.
      await page.goto('/pricing?utm_source=mail')
      await page.locator('a[href*="plan=home-silver"]').first().click()
      await expect(page).toHaveURL(/\/apply/)
      await expect(brought(page, 'utm_source')).toHaveValue('flyer')
      await expect(brought(page, 'utm_campaign')).toHaveValue('rain & sun')
      await expect(brought(page, 'utm_medium')).toHaveCount(0)
      await expect(brought(page, 'referral_code')).toHaveValue('ani')
      await expect(brought(page, 'plan_slug')).toHaveValue('home-silver')
    })
  })
}

test('a browser that asks for privacy keeps nothing, and still brings what its own link says', async ({ browser }) => {
  const context = await browser.newContext({ extraHTTPHeaders: { 'sec-gpc': '1' } })
  const page = await context.newPage()
  await page.goto('/?utm_source=flyer')
  expect(await keeps(page)).toBe(false)
  await page.goto('/apply?utm_source=flyer')
  await expect(brought(page, 'utm_source')).toHaveValue('flyer')
  await context.close()
})

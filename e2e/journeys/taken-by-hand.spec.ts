import { randomUUID } from 'node:crypto'
import { registrations as words } from '@/lib/messages/en/registrations'
import { sql } from '../fixtures/database'
import { demoLogin, expect, test } from '../fixtures/house'
import { signIn } from '../fixtures/people'
import { newPhone, registration } from '../fixtures/registrations'

// Somebody calls, and an agent takes the application down: with script, and without.

const { create: say, detail } = words
const CHOSEN = { plan_slug: 'home-silver', preferred_slot: 'afternoon', locale: 'id' }

for (const javaScriptEnabled of [true, false]) {
  test.describe(javaScriptEnabled ? 'with script' : 'without script', () => {
    test.use({ javaScriptEnabled })

    test('PIPE-8: what is wrong stands at its field and nothing typed or chosen is lost; who looks like somebody here is shown, and kept with a reason', async ({ page, context }) => {
      const phone = newPhone()
      const { number } = await registration({ phone })
      await signIn(context, demoLogin('agent'))
      await page.goto('/admin/registrations')
      await page.getByRole('link', { name: say.title }).click()
      const name = `Tutik ${randomUUID().slice(0, 8)}`
      await page.getByLabel(detail.labels.name, { exact: true }).fill(name)
      for (const [field, value] of Object.entries(CHOSEN)) await page.locator(`select[name=${field}]`).selectOption(value)
      await page.getByRole('button', { name: say.submit }).click()
      await expect(page.locator('[name=address]')).toHaveAttribute('aria-invalid', 'true')
      const isKept = async () => {
        await expect(page.locator('[name=full_name]')).toHaveValue(name)
        for (const [field, value] of Object.entries(CHOSEN)) await expect(page.locator(`select[name=${field}]`)).toHaveValue(value)
      }
      await isKept()

      await page.locator('[name=phone]').fill(phone)
      await page.locator('[name=address]').fill('Jalan Cendana 4')
      await page.locator('[name=city]').fill('Bandung')
      await page.getByRole('button', { name: say.submit }).click()
      await expect(page.getByRole('link', { name: new RegExp(number, 'u') })).toBeVisible()
      await isKept()
      expect(await sql('SELECT 1 FROM registrations WHERE full_name = $1', [name])).toEqual([])

      await page.getByLabel(detail.keepBothText).fill('Her sister')
      await page.getByRole('button', { name: say.submit }).click()
      await expect(page.getByRole('heading', { level: 1, name })).toBeVisible()
      await expect(page.getByText('Her sister')).toBeVisible()
    })
  })
}

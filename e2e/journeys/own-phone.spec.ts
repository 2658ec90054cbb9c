import { randomInt } from 'node:crypto'
import type { Page } from '@playwright/test'
import { people } from '@/lib/messages/en/people'
import { phones } from '@/lib/messages/en/phones'
import { codeOn } from '../fixtures/apply'
import { expect, test } from '../fixtures/house'
import { mailTo } from '../fixtures/mailbox'
import { newcomer, register, signIn } from '../fixtures/people'

const say = people.phone
const newNumber = () => `+62813${String(randomInt(1e8)).padStart(8, '0')}`
const card = (page: Page) => page.locator('#phone')
const press = (page: Page, name: string) => card(page).getByRole('button', { name, exact: true }).click()

async function askFor(page: Page, number: string): Promise<void> {
  await card(page).getByLabel(say.field, { exact: true }).fill(number)
  await press(page, say.send)
  await expect(card(page).getByText(say.sent(number))).toBeVisible()
}
async function confirm(page: Page, code: string): Promise<void> {
  await card(page).getByLabel(say.code, { exact: true }).fill(code)
  await press(page, say.confirm)
}

for (const javaScriptEnabled of [true, false]) {
  test.describe(javaScriptEnabled ? 'with script' : 'without script', () => {
    test.use({ javaScriptEnabled })

    test('T1-18: a phone is taken by the code that went there, changed with a word to the former one, and removed', async ({ page, request }) => {
      const who = await register(request)
      await signIn(page.context(), who)
      await page.goto(`/${who.slug}/settings/security`)
      await expect(card(page)).toContainText(say.none)

      await card(page).getByLabel(say.field, { exact: true }).fill('12')
      await press(page, say.send)
      await expect(card(page).getByLabel(say.field, { exact: true })).toHaveAttribute('aria-invalid', 'true')
      await expect(card(page).getByLabel(say.field, { exact: true })).toHaveValue('12')

      const [first, second] = [newNumber(), newNumber()]
      await askFor(page, first)
      const code = await codeOn(request, first)
      await confirm(page, `${(Number(code) + 1) % 1_000_000}`.padStart(6, '0'))
      await expect(card(page).getByLabel(say.code, { exact: true })).toHaveAttribute('aria-invalid', 'true')
      await confirm(page, code)
      await expect(card(page).getByText(first, { exact: true })).toBeVisible()
      await expect(card(page).getByText(say.changed)).toBeVisible()

      // Three wrong codes end it; a new one begins without the old one's mistake.
      await askFor(page, second)
      const spent = await codeOn(request, second)
      for (const off of [1, 2, 3]) {
        await confirm(page, `${(Number(spent) + off) % 1_000_000}`.padStart(6, '0'))
        await expect(card(page).getByText([phones.wrong(2), phones.wrong(1), phones.dead][off - 1] ?? '').first()).toBeVisible()
      }
      if (javaScriptEnabled) {
        await card(page).getByLabel(say.field, { exact: true }).fill(second)
        await press(page, say.send)
        await expect(card(page).getByLabel(say.code, { exact: true })).not.toHaveAttribute('aria-invalid')
      } else await askFor(page, second)
      await confirm(page, await codeOn(request, second, [spent]))
      await expect(card(page).getByText(second, { exact: true })).toBeVisible()
      const told = await mailTo(request, first, 'phone-changed')
      expect(told.text).not.toContain(second)
      await mailTo(request, who.email, 'phone-changed')

      await card(page).locator('summary', { hasText: say.remove }).click()
      await press(page, say.remove)
      await expect(card(page).getByText(say.removed)).toBeVisible()
      await expect(card(page)).toContainText(say.none)
      await mailTo(request, second, 'phone-removed')
    })
  })
}

test('T1-18: a code that went out for one person proves nothing for another who asked for the same number', async ({ page, request, browser }) => {
  const [mine, theirs] = [await register(request), await register(request, {}, newcomer('Other Works'))]
  const shared = newNumber()
  await signIn(page.context(), mine)
  await page.goto(`/${mine.slug}/settings/security`)
  await askFor(page, shared)
  const code = await codeOn(request, shared)
  const other = await (await browser.newContext()).newPage()
  await signIn(other.context(), theirs)
  await other.goto(`/${theirs.slug}/settings/security`)
  await askFor(other, shared)
  await confirm(other, code)
  await expect(card(other).getByLabel(say.code, { exact: true })).toHaveAttribute('aria-invalid', 'true')
  await confirm(page, code)
  await expect(card(page).getByText(shared, { exact: true })).toBeVisible()
  await other.context().close()
})

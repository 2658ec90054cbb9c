import { randomUUID } from 'node:crypto'
import { registrations as words } from '@/lib/messages/en/registrations'
import { track } from '@/lib/messages/en/track'
import { demoLogin, expect, test } from '../fixtures/house'
import { linkIn, mailTo } from '../fixtures/mailbox'
import { signIn } from '../fixtures/people'
import { newPhone, registration } from '../fixtures/registrations'

const say = words.detail

for (const javaScriptEnabled of [true, false]) {
  test.describe(javaScriptEnabled ? 'with script' : 'without script', () => {
    test.use({ javaScriptEnabled })

    test('T1-13: a corrected e-mail address ends the link that the wrong one has; the right one gets its own', async ({ page, request, browser }) => {
      const [wrong, right, phone] = [`wrong-${randomUUID()}@a.example`, `right-${randomUUID()}@a.example`, newPhone()]
      const { id, number } = await registration({ email: wrong, phone })

      const reader = await (await browser.newContext({ javaScriptEnabled })).newPage()
      await reader.goto('/track')
      await reader.getByLabel(track.help.email, { exact: true }).fill(wrong)
      await reader.getByRole('button', { name: track.help.send, exact: true }).click()
      await expect(reader.getByRole('heading', { level: 1 })).toHaveText(track.help.sentTitle)
      const old = linkIn(await mailTo(request, wrong, 'tracking-link'))
      await reader.goto(old)
      await expect(reader.getByRole('heading', { level: 1 })).toContainText(number)

      await signIn(page.context(), demoLogin('agent'))
      await page.goto(`/admin/registrations/${id}`)
      await page.getByRole('link', { name: say.edit, exact: true }).click()
      await expect(page.getByText(say.linksRenewed)).toBeVisible()
      await page.getByLabel(new RegExp(`^${say.labels.email}`)).fill(right)
      await page.getByRole('button', { name: say.save, exact: true }).click()
      const renewed = linkIn(await mailTo(request, right, 'tracking-link'))
      await mailTo(request, phone, 'tracking-link')

      await reader.goto(old)
      await expect(reader.getByRole('heading', { level: 1 })).toHaveText(track.help.unknownTitle)
      await reader.getByRole('link', { name: track.help.again }).click()
      await expect(reader).toHaveURL(/\/track$/)
      await reader.goto(renewed)
      await expect(reader.getByRole('heading', { level: 1 })).toContainText(number)
      await reader.context().close()
    })
  })
}

import { randomUUID } from 'node:crypto'
import { deliveries } from '@/lib/messages/en/deliveries'
import { notices } from '@/lib/messages/en/notices'
import { templates } from '@/lib/messages/en/templates'
import { noticeEvents } from '@/lib/messages/en/worded'
import { sql } from '../fixtures/database'
import { demoLogin, expect, test } from '../fixtures/house'
import { signIn } from '../fixtures/people'

for (const script of [true, false]) {
  test.describe(script ? 'with script' : 'without script', () => {
    test.use({ javaScriptEnabled: script })

    test('words of a message: a mistyped variable is refused and kept, the right words become a version, the old ones come back', async ({ page, context }) => {
      await signIn(context, demoLogin('supervisor'))
      await page.goto('/admin/templates')
      await page.getByRole('link', { name: deliveries.template['installation-moved'] }).click()
      // A language of its own for each, so that no other journey reads these words. An earlier run may have left its own.
      const locale = script ? 'sw' : 'pt'
      await page.getByLabel(templates.locale, { exact: true }).selectOption(locale)
      await page.getByRole('button', { name: templates.show }).click()
      const [{ version } = { version: 0 }] = await sql<{ version: number }>(`SELECT coalesce(max(version), 0) AS version FROM message_templates WHERE template = 'installation-moved' AND channel = 'email' AND locale = $1`, [locale])
      await expect(page.getByText(version === 0 ? templates.standing.fallback : templates.standing.own(version))).toBeVisible()

      const [subject, body] = [page.getByLabel(templates.subject), page.getByRole('textbox', { name: templates.body })]
      await subject.fill('Habari {nmae}')
      await body.fill('Tutakuja {date}, {time}.\n\n{tracking_link}')
      await page.getByRole('button', { name: templates.save }).click()
      await expect(page.locator('#subject-error')).toContainText('{nmae}')
      await expect(subject).toHaveValue('Habari {nmae}')
      await expect(body).toHaveValue('Tutakuja {date}, {time}.\n\n{tracking_link}')

      await subject.fill('Habari {name}')
      if (script) await expect(page.getByText('Habari Siti Rahma')).toBeVisible()
      await page.getByRole('button', { name: templates.save }).click()
      await expect(page.getByText(templates.saved)).toBeVisible()
      await expect(page.getByText(templates.standing.own(version + 1))).toBeVisible()
      await expect(page.getByText('Habari Siti Rahma')).toBeVisible()

      await page.getByRole('button', { name: `${templates.restore}: ${templates.version(0)}` }).click()
      await expect(page.getByText(templates.standing.own(version + 2))).toBeVisible()
      await expect(subject).not.toHaveValue('Habari {name}')
      await page.getByRole('button', { name: `${templates.restore}: ${templates.version(version + 1)}` }).click()
      await expect(subject).toHaveValue('Habari {name}')
    })

    test('who is told: a group is added, chosen for an event, and goes with what it was told of', async ({ page, context }) => {
      const name = `Field team ${randomUUID().slice(0, 8)}`
      await signIn(context, demoLogin('supervisor'))
      await page.goto('/admin/notices')
      const form = page.locator('#add')
      await form.getByLabel(notices.name).fill(name)
      await form.getByLabel(notices.to).fill('nobody')
      await page.getByRole('button', { name: notices.add }).click()
      await expect(form.getByRole('alert')).toBeVisible()
      await expect(form.getByLabel(notices.to)).toHaveValue('nobody')
      await form.getByLabel(notices.to).fill('0812 1111 4444')
      await form.getByLabel(notices.city).fill('Nowhere at all')
      await page.getByRole('button', { name: notices.add }).click()
      const row = page.getByRole('row', { name: new RegExp(`^${name}`) })
      await expect(row).toContainText('+6281211114444')

      const event = page.getByRole('row', { name: new RegExp(`^${noticeEvents.installation_moved}`) })
      await event.getByRole('button', { name: new RegExp(`^${notices.change}`) }).click()
      const box = page.getByRole('dialog', { name: notices.changeTitle(noticeEvents.installation_moved) })
      await box.getByLabel(name).check()
      await box.getByRole('button', { name: notices.save }).click()
      await expect(row).toContainText(notices.usedIn(1))

      await row.getByRole('button', { name: new RegExp(`^${notices.change}`) }).click()
      await page.getByRole('dialog', { name: notices.editTitle(name) }).getByRole('button', { name: notices.remove }).click()
      await expect(row).toHaveCount(0)
      await expect(event).not.toContainText(name)
    })
  })
}

test('a code for a phone is in the local mailbox, for colleagues who look into accounts and for nobody else', async ({ page, context, request, browser }) => {
  const phone = `+62812${String(Math.floor(Math.random() * 1e8)).padStart(8, '0')}`
  expect((await request.post('/api/registrations/otp', { data: { phone } })).status()).toBe(202)
  await signIn(context, demoLogin('agent'))
  const open = async (looker: typeof page): Promise<void> => {
    await expect(async () => {
      await looker.goto(`/admin/mailbox?to=${encodeURIComponent(phone)}`)
      await looker.getByRole('link', { name: deliveries.template['phone-code'] }).click({ timeout: 1_000 })
    }).toPass()
  }
  await open(page)
  await expect(page.getByText(/Your code is \d{6}\./u)).toBeVisible()

  const other = await browser.newContext()
  await signIn(other, demoLogin('technician'))
  const theirs = await other.newPage()
  await open(theirs)
  await expect(theirs.getByText(deliveries.mailbox.hidden)).toBeVisible()
  await expect(theirs.getByText(/\d{6}\./u)).toHaveCount(0)
  await other.close()
})

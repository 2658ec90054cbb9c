import { randomUUID } from 'node:crypto'
import type { Page } from '@playwright/test'
import { files as photos } from '@/lib/messages/en/files'
import { registrations as words } from '@/lib/messages/en/registrations'
import { status } from '@/lib/messages/en/status'
import { ui } from '@/lib/messages/en/ui'
import { sql } from '../fixtures/database'
import { demoLogin, expect, test } from '../fixtures/house'
import { signIn } from '../fixtures/people'
import { newPhone, registration, stageOf } from '../fixtures/registrations'

// One registration's page, as an agent works on it all day: with script, and without.

const { detail: say, events } = words
const card = (page: Page, title: string) => page.locator('section').filter({ has: page.getByRole('heading', { level: 2, name: title, exact: true }) })
const DOT = Buffer.from('iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAAAAAA6fptVAAAACklEQVR4nGNoAAAAggCBd81ytgAAAABJRU5ErkJggg==', 'base64')

for (const javaScriptEnabled of [true, false]) {
  test.describe(javaScriptEnabled ? 'with script' : 'without script', () => {
    test.use({ javaScriptEnabled })

    test('tags come and go, a note is kept for colleagues, and the timeline tells of both', async ({ page, context }) => {
      const { id } = await registration()
      await signIn(context, demoLogin('agent'))
      await page.goto(`/admin/registrations/${id}`)
      const [tags, timeline] = [card(page, say.tags), card(page, say.timeline)]
      for (const tag of ['roof access', 'vip']) {
        await tags.getByRole('textbox', { name: say.addTag }).fill(tag)
        await tags.getByRole('button', { name: say.addTag, exact: true }).click()
        await expect(tags.getByRole('listitem').filter({ hasText: tag })).toBeVisible()
      }
      await tags.getByRole('button', { name: say.removeTag('vip') }).click()
      await expect(tags.getByRole('listitem')).toHaveText(['roof access'])
      await expect(timeline).toContainText(events.untagged('vip'))

      await timeline.getByRole('button', { name: say.addNote }).click()
      await expect(timeline.getByLabel(say.noteLabel)).toHaveAttribute('aria-invalid', 'true')
      await timeline.getByLabel(say.noteLabel).fill('Ring twice.\nThe dog is friendly.')
      await timeline.getByRole('button', { name: say.addNote }).click()
      await expect(timeline.getByText(say.noteAdded)).toBeVisible()
      await expect(timeline.getByRole('listitem').filter({ hasText: 'The dog is friendly.' })).toBeVisible()
    })

    test('T1-08: what is no photo is refused at its field; a photo is kept, and comes back as a download', async ({ page, context }) => {
      const { id } = await registration()
      await signIn(context, demoLogin('agent'))
      await page.goto(`/admin/registrations/${id}`)
      const box = card(page, say.files)
      await box.getByLabel(say.addFile).setInputFiles({ name: 'roof.png', mimeType: 'image/png', buffer: Buffer.from('<svg onload="alert(1)"/>') })
      await box.getByRole('button', { name: say.addFileButton }).click()
      await expect(box.getByText(photos.notPhoto).first()).toBeVisible()
      await expect(box.getByText(say.noFiles)).toBeVisible()

      await box.getByLabel(say.addFile).setInputFiles({ name: 'roof.png', mimeType: 'image/png', buffer: DOT })
      await box.getByRole('button', { name: say.addFileButton }).click()
      await expect(box.getByText(say.fileAdded)).toBeVisible()
      const [download] = await Promise.all([page.waitForEvent('download'), box.getByRole('link', { name: say.download('roof.png') }).click()])
      expect(download.suggestedFilename()).toBe('roof.png')
      await expect(card(page, say.timeline)).toContainText(events.fileAdded('roof.png'))
    })

    test('facts are changed: what was typed stays beside its error, and the timeline says what was before', async ({ page, context }) => {
      const { id, city } = await registration({ name: 'Ed Before' })
      await signIn(context, demoLogin('agent'))
      await page.goto(`/admin/registrations/${id}`)
      await page.getByRole('link', { name: say.edit, exact: true }).click()
      const form = card(page, say.editTitle)
      await form.getByLabel(say.labels.name, { exact: true }).fill('Ed After')
      await form.getByLabel(say.labels.phone).fill('12')
      await form.getByLabel(say.editLabels.city).fill('Elsewhere')
      await form.getByRole('button', { name: say.save }).click()
      await expect(form.getByLabel(say.labels.phone)).toHaveAttribute('aria-invalid', 'true')
      await expect(form.getByLabel(say.labels.name, { exact: true })).toHaveValue('Ed After')
      await expect(form.getByLabel(say.editLabels.city)).toHaveValue('Elsewhere')

      const phone = newPhone()
      await form.getByLabel(say.labels.phone).fill(phone)
      await form.getByRole('button', { name: say.save }).click()
      await expect(page.getByText(say.saved)).toBeVisible()
      await expect(page.getByRole('heading', { level: 1, name: 'Ed After' })).toBeVisible()
      await expect(card(page, say.facts)).toContainText(phone)
      await expect(card(page, say.timeline)).toContainText(events.change(say.editLabels.city, city, 'Elsewhere'))
    })

    test('PIPE-8: of two that look like one person, one stays, with the tags of both; the other leads to it', async ({ page, context }) => {
      const phone = newPhone()
      const [older, younger] = [await registration({ name: 'Mira First', phone, waits: 9 }), await registration({ name: 'Mira Again', phone })]
      await sql(`UPDATE registrations SET tags = ARRAY[CASE WHEN id = $1 THEN 'of the older' ELSE 'of the younger' END] WHERE id IN ($1, $2)`, [older.id, younger.id])
      await signIn(context, demoLogin('agent'))
      await page.goto(`/admin/registrations/${younger.id}`)
      const alike = card(page, say.duplicates)
      await expect(alike).toContainText(say.sameBy.phone)
      await alike.getByRole('button', { name: say.merge }).click()
      const box = page.getByRole('dialog', { name: say.mergeTitle(younger.number, older.number) })
      await box.getByRole('button', { name: say.mergeConfirm }).click()

      await expect(page.getByText(say.merged, { exact: true })).toBeVisible()
      await expect(page).toHaveURL(new RegExp(`/admin/registrations/${older.id}`))
      await expect(card(page, say.tags).getByRole('listitem')).toHaveText(['of the older', 'of the younger'])
      await expect(card(page, say.timeline)).toContainText(events.merged(younger.number, older.number))
      await expect(alike).toHaveCount(0)
      expect([await stageOf(older.id), await stageOf(younger.id)]).toEqual(['pending_verification', 'cancelled'])

      await page.goto(`/admin/registrations/${younger.id}`)
      await expect(page.getByRole('main')).toContainText(status.registration.cancelled)
      await expect(page.getByRole('link', { name: say.edit, exact: true })).toHaveCount(0)
      await card(page, say.facts).getByRole('link', { name: older.number }).click()
      await expect(page.getByRole('heading', { level: 1, name: 'Mira First' })).toBeVisible()
    })

    test('PIPE-8: two that are different are kept beside each other, with the reason', async ({ page, context }) => {
      const phone = newPhone()
      const [one] = [await registration({ name: `Twin ${randomUUID().slice(0, 6)}`, phone }), await registration({ name: 'Twin Two', phone })]
      await signIn(context, demoLogin('agent'))
      await page.goto(`/admin/registrations/${one.id}`)
      const alike = card(page, say.duplicates)
      await alike.getByRole('button', { name: say.keepBoth }).first().click()
      const box = page.getByRole('dialog', { name: say.keepBoth })
      await box.getByRole('button', { name: ui.cancel, exact: true }).click()
      await expect(box).toHaveCount(0)
      await alike.getByRole('button', { name: say.keepBoth }).first().click()
      await box.getByRole('button', { name: say.keepBoth, exact: true }).click()
      await expect(box.getByLabel(say.keepBothText)).toHaveAttribute('aria-invalid', 'true')
      await box.getByLabel(say.keepBothText).fill('Brothers with one phone')
      await box.getByRole('button', { name: say.keepBoth, exact: true }).click()
      await expect(alike).toHaveCount(0)
      await expect(card(page, say.timeline)).toContainText('Brothers with one phone')
    })
  })
}

test('a form that is opened takes the focus, and where a button goes away its card keeps it', async ({ page, context }) => {
  const { id } = await registration()
  await signIn(context, demoLogin('agent'))
  await page.goto(`/admin/registrations/${id}`)
  await page.getByRole('link', { name: `${words.form.buttons.cancelled}…` }).press('Enter')
  await expect(card(page, words.form.title('Ada Applicant', status.registration.cancelled))).toBeFocused()
  await page.keyboard.press('Tab')
  await expect(page.getByLabel(words.form.reasonId)).toBeFocused()

  const [owner, tags] = [card(page, say.owner), card(page, say.tags)]
  const take = owner.getByRole('button', { name: say.takeOver })
  await take.press('Enter')
  await expect(take).toHaveCount(0)
  await expect(owner).toBeFocused()

  const field = tags.getByRole('textbox', { name: say.addTag })
  for (const tag of ['roof access', 'vip']) {
    await field.fill(tag)
    await field.press('Enter')
    await expect(tags.getByRole('listitem').filter({ hasText: tag })).toBeVisible()
    await expect(field).toBeFocused()
  }
  await tags.getByRole('button', { name: say.removeTag('vip') }).press('Enter')
  await expect(tags).toBeFocused()
  await field.fill('  ')
  await field.press('Enter')
  await expect(field).toHaveAttribute('aria-invalid', 'true')
})

import { randomBytes } from 'node:crypto'
import sharp from 'sharp'
import { apply, applyLive } from '@/lib/messages/en/apply'
import { files } from '@/lib/messages/en/files'
import { status } from '@/lib/messages/en/status'
import { track } from '@/lib/messages/en/track'
import { wrong } from '@/lib/messages/en/wrong'
import { applyFor, candidate, codeOn, fillAddress, fillYou, goOn, provePhone, sendApplication } from '../fixtures/apply'
import { expect, test } from '../fixtures/house'
import { mailTo } from '../fixtures/mailbox'
import { sql } from '../fixtures/database'

// On a phone, as most people apply.
test.use({ viewport: { width: 390, height: 844 }, hasTouch: true })

const campaign = 'utm_source=leaflet&utm_medium=print&utm_campaign=spring&ref=BUDI'

for (const javaScriptEnabled of [true, false]) {
  test.describe(javaScriptEnabled ? 'with script' : 'without script', () => {
    test.use({ javaScriptEnabled })

    test('T1-06: from a leaflet’s link to the application’s own page, with wrong answers on the way', async ({ page, request }) => {
      const who = candidate()
      await page.goto(`/apply?plan=home-silver&${campaign}`)
      await goOn(page)
      await expect(page.getByRole('alert').filter({ has: page.getByRole('link') })).toContainText(apply.missing.full_name)
      await fillYou(page, { ...who, email: 'ayu at lestari' })
      await goOn(page)
      await expect(page.locator('#email-error')).toContainText('name@example.com')
      await expect(page.getByLabel(apply.you.name, { exact: true })).toHaveValue(who.name)
      await fillYou(page, who)
      await goOn(page)

      await expect(page).toHaveURL(/\/apply\/phone$/)
      const code = await codeOn(request, who.e164)
      await page.getByLabel(apply.phone.code, { exact: true }).fill(code === '000000' ? '111111' : '000000')
      await goOn(page)
      await expect(page.locator('#code-error')).toContainText('2 tries are left')
      await provePhone(page, request, who)

      await expect(page).toHaveURL(/\/apply\/address$/)
      await page.getByLabel(apply.address.address, { exact: true }).fill('Short')
      await goOn(page)
      await expect(page.locator('#address-error')).toBeVisible()
      await fillAddress(page)
      await goOn(page)
      // The package of the link is chosen already.
      await expect(page.locator('input[name="plan_slug"][value="home-silver"]')).toBeChecked()
      await page.locator('input[name="plan_slug"][value="home-gold"]').check()
      await goOn(page)
      await expect(page.getByLabel(new RegExp(apply.visit.referral))).toHaveValue('BUDI')
      await page.getByLabel(apply.visit.slot, { exact: true }).selectOption('evening')
      await goOn(page)

      await expect(page).toHaveURL(/\/apply\/review$/)
      await expect(page.locator('#review-package')).toContainText('Home Gold')
      await expect(page.locator('#review-visit')).toContainText(apply.visit.slots.evening)
      await sendApplication(page).click()

      await expect(page.getByText(track.received)).toBeVisible()
      const number = new URL(page.url()).pathname.split('/').at(-1) ?? ''
      await expect(page.getByRole('heading', { level: 1 })).toContainText(number)
      await expect(page.locator('main')).toContainText('A•• L••••••')
      for (const own of [who.email, who.name, who.e164]) await expect(page.locator('main')).not.toContainText(own)
      expect(await sql(`SELECT utm_source, utm_medium, utm_campaign, referral_code, preferred_slot FROM registrations WHERE number = '${number}'`)).toEqual([
        { utm_source: 'leaflet', utm_medium: 'print', utm_campaign: 'spring', referral_code: 'BUDI', preferred_slot: 'evening' },
      ])

      // The e-mail brings the same page to whoever has lost it, and what proves the address: looking changes nothing, its button does.
      const { text } = await mailTo(request, who.email, 'application-received')
      const { pathname, search } = new URL(/https?:\/\/\S+&proof=[\w-]+/.exec(text)?.[0] ?? '')
      expect((await request.get(pathname + search)).status()).toBe(200)
      await page.goto(pathname + search)
      await expect(page.getByText(status.registration.pending_verification)).toBeVisible()
      await page.getByRole('button', { name: track.confirm.submit, exact: true }).click()
      await expect(page.getByText(track.confirm.done)).toBeVisible()
      await expect(page.getByText(status.registration.verified)).toBeVisible()
    })

    test('T1-08: a photo straight from a camera, larger than may be kept', async ({ page }) => {
      await page.goto('/apply')
      await fillYou(page, candidate())
      const [width, height] = [1600, 1400]
      const camera = await sharp(randomBytes(width * height * 3), { raw: { width, height, channels: 3 } }).png({ compressionLevel: 0 }).toBuffer()
      expect(camera.length).toBeGreaterThan(6 * 1024 * 1024)
      await page.getByLabel(apply.you.photo).setInputFiles({ name: 'card.png', mimeType: 'image/png', buffer: camera })
      await goOn(page)
      // The script makes it smaller; without script its field refuses it, and what was typed stays.
      if (!javaScriptEnabled) return await expect(page.locator('#id_photo-error')).toContainText(files.tooLarge)
      await expect(page).toHaveURL(/\/apply\/phone$/)
      await page.goto('/apply')
      await expect(page.getByText(apply.you.photoKept('card.jpg'))).toBeVisible()
      const scan = { name: 'scan.pdf', mimeType: 'application/pdf', buffer: Buffer.alloc(6 * 1024 * 1024) }
      await page.getByLabel(apply.you.photo).setInputFiles(scan)
      // Said before anything is sent, and not sent.
      await expect(page.locator('#id_photo-too-large')).toContainText(files.tooLarge)
      await expect(page.getByLabel(apply.you.photo)).toHaveValue('')
    })

    test('its applicant cancels with a reason, and can apply again', async ({ page, request }) => {
      const path = await applyFor(page, request, 'home-bronze', candidate())
      const button = page.getByRole('button', { name: track.cancel.submit, exact: true })
      await page.locator('summary', { hasText: track.cancel.open }).click()
      await button.click()
      await expect(page.locator('#reason-error')).toBeVisible()
      await page.getByLabel(track.cancel.reason, { exact: true }).fill('We moved away')
      await button.click()
      await expect(page.getByText(track.cancel.done)).toBeVisible()
      await page.goto(path)
      await expect(page.locator('main').getByText(status.registration.cancelled).first()).toBeVisible()
      await expect(page.getByText(track.reason('We moved away'))).toBeVisible()
      await expect(page.getByRole('link', { name: track.applyAgain })).toHaveAttribute('href', '/apply')
      await expect(button).toHaveCount(0)
    })

    test('T1-13: a lost link is sent to the address itself, and the page says the same to a stranger', async ({ page, request }) => {
      const who = candidate()
      await applyFor(page, request, 'home-gold', who)
      for (const address of [`nobody-${who.email}`, who.email]) {
        await page.goto('/track')
        await page.getByLabel(track.help.email, { exact: true }).fill(address)
        await page.getByRole('button', { name: track.help.send, exact: true }).click()
        await expect(page.getByText(track.help.sent)).toBeVisible()
      }
    })
  })
}

test('T1-13: without its token an application does not exist, and its page is kept nowhere', async ({ page, request }) => {
  const path = await applyFor(page, request, 'home-gold', candidate())
  const answer = await page.goto(path)
  expect(answer?.headers()['cache-control']).toContain('no-store')
  expect(answer?.headers()['referrer-policy']).toBe('no-referrer')
  const [bare = ''] = path.split('?')
  for (const wrong of [bare, `${bare}?token=guessed`, '/track/REG-2026-999999?token=guessed']) {
    expect((await page.goto(wrong))?.status()).toBe(404)
    await expect(page.getByRole('heading', { level: 1 })).toHaveText(track.help.unknownTitle)
  }
})

test('the second application of an address is shown the way to the first', async ({ page, request, browser }) => {
  const who = candidate()
  await applyFor(page, request, 'home-gold', who)
  const other = await browser.newPage()
  const second = { ...candidate(), email: who.email }
  await other.goto('/apply')
  await fillYou(other, second)
  await goOn(other)
  await provePhone(other, request, second)
  await expect(other.locator('#email-error')).toContainText(apply.you.emailOpen)
  await other.getByRole('button', { name: apply.you.sendLink, exact: true }).click()
  await expect(other.getByText(track.help.sent)).toBeVisible()
  await other.close()
})

test('who comes back to the beginning is shown the way to what was sent', async ({ page, request }) => {
  const path = await applyFor(page, request, 'home-gold', candidate())
  await page.goto('/apply')
  await expect(page.getByText(apply.you.sentBefore)).toBeVisible()
  await page.getByRole('link', { name: apply.you.openSent, exact: true }).click()
  await expect(page).toHaveURL(path)
})

test('a device that may tells where it is; what was typed and not sent survives a reload', async ({ page, request, context }) => {
  await context.grantPermissions(['geolocation'])
  await context.setGeolocation({ latitude: -6.91474, longitude: 107.60981 })
  const who = candidate()
  await page.goto('/apply?plan=home-gold')
  await fillYou(page, who)
  await page.reload()
  await expect(page.getByLabel(apply.you.email, { exact: true })).toHaveValue(who.email)
  await goOn(page)
  await provePhone(page, request, who)
  await page.getByRole('button', { name: applyLive.ask, exact: true }).click()
  await expect(page.getByText(applyLive.known)).toBeVisible()
  await fillAddress(page)
  await page.reload()
  await expect(page.getByLabel(apply.address.notes)).toHaveValue('Blue gate by the mosque')
})

test('a connection that is lost while a step is sent says so, and what was typed is there again', async ({ browser, baseURL }) => {
  // A browser of its own: what the lost connection throws in it is the point here, and no problem.
  const context = await browser.newContext({ baseURL })
  const page = await context.newPage()
  const who = candidate()
  await page.goto('/apply')
  await fillYou(page, who)
  await context.setOffline(true)
  await goOn(page)
  await expect(page.getByRole('heading', { level: 1 })).toHaveText(wrong.lostTitle)
  await context.setOffline(false)
  await page.getByRole('button', { name: wrong.tryAgain, exact: true }).click()
  await expect(page.getByLabel(apply.you.email, { exact: true })).toHaveValue(who.email)
  await context.close()
})

test('a step that is not due yet leads to the one that is; price list and signup lead here', async ({ page }) => {
  await page.goto('/apply/review')
  await expect(page).toHaveURL(/\/apply$/)
  await page.goto('/pricing#installed')
  await page.getByRole('link', { name: 'Apply for Home Gold' }).click()
  await expect(page).toHaveURL(/\/apply\?plan=home-gold$/)
  await expect(page.getByRole('heading', { level: 1 })).toHaveText(apply.you.title)
})

import { devices } from '@playwright/test'
import { registrations as words } from '@/lib/messages/en/registrations'
import { status } from '@/lib/messages/en/status'
import { card, column, fingerOn, middleOf, newCity, openBoard } from '../fixtures/board'
import { demoLogin, expect, test } from '../fixtures/house'
import { signIn } from '../fixtures/people'
import { registration, stageOf } from '../fixtures/registrations'

// The board by finger, on a tablet and on a phone.

const { defaultBrowserType: _, ...phone } = devices['Pixel 7']

test.describe('on a tablet', () => {
  test.use({ viewport: { width: 1180, height: 820 }, hasTouch: true, isMobile: true })

  test('PIPE-3: a card that is held is carried to another stage, and one that may not land there stays and says why', async ({ page, context }) => {
    const city = newCity()
    const moved = await registration({ city, name: 'Tess Touched', waits: 9 })
    const refused = await registration({ city, name: 'Rob Refused', waits: 3 })
    await signIn(context, demoLogin('agent'))
    await openBoard(page, city)
    const finger = await fingerOn(page)
    await finger.hold(...(await middleOf(card(page, moved.name))))
    await finger.move(...(await middleOf(column(page, 'verified'))))
    await expect(column(page, 'verified')).toContainText(words.board.dropHere)
    await finger.up()
    await expect(card(column(page, 'verified'), moved.name)).toBeVisible()
    await expect.poll(() => stageOf(moved.id)).toBe('verified')

    await finger.hold(...(await middleOf(card(page, refused.name))))
    await finger.move(...(await middleOf(column(page, 'survey_completed'))))
    await finger.up()
    await expect(page.getByRole('status').filter({ hasText: words.why.noSuchMove(status.registration.pending_verification, status.registration.survey_completed) })).toBeVisible()
    expect(await stageOf(refused.id)).toBe('pending_verification')
    // A carried card was not opened.
    await expect(page).toHaveURL(/view=board/)
  })
})

test.describe('on a phone', () => {
  test.use(phone)

  test('PIPE-3: a finger that moves at once scrolls; one that holds carries, at the edge the next column comes by; a short touch opens', async ({ page, context }) => {
    const city = newCity()
    const carried = await registration({ city, name: 'Cara Carried' })
    await signIn(context, demoLogin('agent'))
    await openBoard(page, city)
    const board = page.locator('[data-live]')
    const [finger, verified] = [await fingerOn(page), column(page, 'verified')]
    await board.scrollIntoViewIfNeeded()

    const [x, y] = await middleOf(card(page, carried.name))
    await finger.down(x, y)
    await finger.move(x - 150, y)
    await finger.up()
    await expect.poll(() => board.evaluate((box) => box.scrollLeft)).toBeGreaterThan(20)
    expect(await stageOf(carried.id)).toBe('pending_verification')

    await page.reload()
    await expect(page.locator('[data-live]')).toBeVisible()
    await finger.hold(...(await middleOf(card(page, carried.name))))
    await finger.move(phone.viewport.width - 6, y)
    await expect(verified).toBeInViewport({ ratio: 0.6 })
    await finger.move(phone.viewport.width / 2, y)
    const box = await verified.boundingBox()
    await finger.move((box?.x ?? 0) + 80, y)
    await finger.up()
    await expect.poll(() => stageOf(carried.id)).toBe('verified')
    await card(page, carried.name).getByRole('link').tap()
    await expect(page.getByRole('heading', { level: 1, name: carried.name })).toBeVisible()
  })
})

import { devices, type Page } from '@playwright/test'
import { registrations as words } from '@/lib/messages/en/registrations'
import { status } from '@/lib/messages/en/status'
import { card, column, finger, newCity, openBoard } from '../fixtures/board'
import { demoLogin, expect, test } from '../fixtures/house'
import { signIn } from '../fixtures/people'
import { registration, stageOf } from '../fixtures/registrations'

// The board by finger, on a phone and on a tablet.

const { defaultBrowserType: _, ...phone } = devices['Pixel 7']
const HOLD_MS = 500

const middleOf = async (page: Page, name: string) => {
  const box = await card(page, name).boundingBox()
  if (!box) throw new Error(`${name} is not to be seen`)
  return { x: box.x + box.width / 2, y: box.y + box.height / 2 }
}

test.describe('on a tablet', () => {
  test.use({ viewport: { width: 1180, height: 820 }, hasTouch: true, isMobile: true })

  test('PIPE-3: a card that is held is carried to another stage, and one that may not land there stays and says why', async ({ page, context }) => {
    const city = newCity()
    const moved = await registration({ city, name: 'Tess Touched', waits: 9 })
    const refused = await registration({ city, name: 'Rob Refused', waits: 3 })
    await signIn(context, demoLogin('agent'))
    await openBoard(page, city)
    const to = await column(page, 'verified').boundingBox()
    if (!to) throw new Error('the column is not to be seen')
    await finger(page, { from: await middleOf(page, moved.name), to: { x: to.x + 60, y: to.y + 120 }, hold: HOLD_MS })
    await expect(card(column(page, 'verified'), moved.name)).toBeVisible()
    await expect.poll(() => stageOf(moved.id)).toBe('verified')

    const far = await column(page, 'survey_completed').boundingBox()
    if (!far) throw new Error('the column is not to be seen')
    await finger(page, { from: await middleOf(page, refused.name), to: { x: far.x + 60, y: far.y + 120 }, hold: HOLD_MS })
    await expect(page.getByRole('status').filter({ hasText: words.why.noSuchMove(status.registration.pending_verification, status.registration.survey_completed) })).toBeVisible()
    expect(await stageOf(refused.id)).toBe('pending_verification')
    // A carried card was not opened.
    await expect(page).toHaveURL(/view=board/)
  })
})

test.describe('on a phone', () => {
  test.use(phone)

  test('PIPE-3: at the edge the next column comes by; a finger that moves at once scrolls, and a short touch opens', async ({ page, context }) => {
    const city = newCity()
    const carried = await registration({ city, name: 'Cara Carried' })
    await signIn(context, demoLogin('agent'))
    await openBoard(page, city)
    const board = page.locator('[data-live]')
    await board.scrollIntoViewIfNeeded()

    const start = await middleOf(page, carried.name)
    await finger(page, { from: start, to: { x: start.x - 150, y: start.y }, hold: 0 })
    await expect.poll(() => board.evaluate((box) => box.scrollLeft)).toBeGreaterThan(20)
    expect(await stageOf(carried.id)).toBe('pending_verification')
    await board.evaluate((box) => box.scrollTo({ left: 0, behavior: 'instant' }))

    await finger(page, { from: await middleOf(page, carried.name), to: { x: 404, y: start.y }, hold: HOLD_MS, stay: 700 })
    await expect.poll(() => stageOf(carried.id)).not.toBe('pending_verification')
    await card(page, carried.name).getByRole('link').tap()
    await expect(page.getByRole('heading', { level: 1, name: carried.name })).toBeVisible()
  })
})

import { registrations as words } from '@/lib/messages/en/registrations'
import { status } from '@/lib/messages/en/status'
import { card, column, drag, newCity, openBoard } from '../fixtures/board'
import { demoLogin, expect, test } from '../fixtures/house'
import { signIn } from '../fixtures/people'
import { registration, stageOf } from '../fixtures/registrations'

// The board, by keyboard, by dragging and with somebody else at it. Each test's cards stand in a city of its own.

test('PIPE-5: the board by keyboard alone: to a card, on by keys, by its menu with a form, and the focus goes with it', async ({ page, context }) => {
  const city = newCity()
  const first = await registration({ city, name: 'Ada Applicant', waits: 5 })
  const second = await registration({ city, name: 'Ben Applicant', waits: 2 })
  await signIn(context, demoLogin('supervisor'))
  await openBoard(page, city)

  await card(page, first.name).getByRole('link').focus()
  await page.keyboard.press('ArrowDown')
  await expect(card(page, second.name).getByRole('link')).toBeFocused()
  await page.keyboard.press('Shift+ArrowRight')
  await expect(card(column(page, 'verified'), second.name).getByRole('link')).toBeFocused()
  await expect.poll(() => stageOf(second.id)).toBe('verified')
  await page.keyboard.press('ArrowLeft')
  await expect(card(page, first.name).getByRole('link')).toBeFocused()

  // The menu names every stage: the possible ones with what they ask for, the others with why not.
  await page.keyboard.press('m')
  const menu = page.getByRole('menu', { name: words.board.moveMenu(first.name) })
  await expect(menu.getByRole('menuitem', { name: new RegExp(`^${status.registration.approved}`) })).toHaveAttribute('aria-disabled', 'true')
  await expect(menu).toContainText(words.why.noSuchMove(status.registration.pending_verification, status.registration.approved))
  await page.keyboard.press('Escape')
  await expect(card(page, first.name).getByRole('link').or(card(page, first.name).getByRole('button'))).not.toHaveCount(0)

  await card(page, first.name).getByRole('link').focus()
  await page.keyboard.press('m')
  await menu.getByRole('menuitem', { name: new RegExp(`^${status.registration.rejected}`) }).focus()
  await page.keyboard.press('Enter')
  const dialog = page.getByRole('dialog')
  await expect(dialog).toBeVisible()
  // Cancelling leaves the card where it was (PIPE-4).
  await page.keyboard.press('Escape')
  await expect(dialog).toBeHidden()
  await expect(card(column(page, 'pending_verification'), first.name)).toBeVisible()
  expect(await stageOf(first.id)).toBe('pending_verification')

  await card(page, first.name).getByRole('link').focus()
  await page.keyboard.press('m')
  await menu.getByRole('menuitem', { name: new RegExp(`^${status.registration.rejected}`) }).focus()
  await page.keyboard.press('Enter')
  await dialog.getByLabel(words.form.reason).focus()
  await page.keyboard.type('Too far away')
  await page.keyboard.press('Tab')
  await page.keyboard.press('Tab')
  await page.keyboard.press('Enter')
  await expect(dialog).toBeHidden()
  await expect.poll(() => stageOf(first.id)).toBe('rejected')
})

test('PIPE-3: a card is dragged, shows where it may land, and one that is refused goes back alone and says why', async ({ page, context }) => {
  const city = newCity()
  const moved = await registration({ city, name: 'Cleo Carried' })
  const refused = await registration({ city, name: 'Dan Denied' })
  await signIn(context, demoLogin('agent'))
  await openBoard(page, city)

  await drag(page, moved.name, 'verified')
  await expect(card(column(page, 'verified'), moved.name)).toBeVisible()
  await expect.poll(() => stageOf(moved.id)).toBe('verified')

  // To a stage without a way there: nothing moves, and the reason is told.
  await drag(page, refused.name, 'survey_completed')
  await expect(page.getByRole('status').filter({ hasText: words.why.noSuchMove(status.registration.pending_verification, status.registration.survey_completed) })).toBeVisible()
  await expect(card(column(page, 'pending_verification'), refused.name)).toBeVisible()

  // The house does not answer: this one card goes back, the other stays where it was moved to.
  await page.route(/\/admin\/registrations/, (route) => (route.request().method() === 'POST' ? route.abort() : route.fallback()))
  await drag(page, refused.name, 'verified')
  await expect(page.getByRole('status').filter({ hasText: words.board.refused(refused.name, words.board.broken) })).toBeVisible()
  await expect(card(column(page, 'pending_verification'), refused.name)).toBeVisible()
  await expect(card(column(page, 'verified'), moved.name)).toBeVisible()
  expect(await stageOf(refused.id)).toBe('pending_verification')
})

test('PIPE-2: two at one board: a move is seen by the other without reload, and who comes late is told where the card is', async ({ page, context, browser }) => {
  const city = newCity()
  const shared = await registration({ city, name: 'Eve Everyone' })
  const late = await registration({ city, name: 'Finn Faster' })
  await signIn(context, demoLogin('supervisor'))
  const other = await browser.newContext()
  await signIn(other, demoLogin('agent'))
  const theirs = await other.newPage()
  await Promise.all([openBoard(page, city), openBoard(theirs, city)])

  await card(theirs, late.name).getByRole('link').focus()
  await drag(page, shared.name, 'verified')
  await expect(card(column(theirs, 'verified'), shared.name)).toBeVisible({ timeout: 12_000 })
  // What others do takes nobody's focus.
  await expect(card(theirs, late.name).getByRole('link')).toBeFocused()

  // The other's board hears nothing for a while, so that it decides on what is no longer so.
  await theirs.route(/\/changes\?/, (route) => route.abort())
  await drag(page, late.name, 'verified')
  await expect.poll(() => stageOf(late.id)).toBe('verified')
  await card(theirs, late.name).getByRole('button').click()
  await theirs.getByRole('menuitem', { name: new RegExp(`^${status.registration.verified}`) }).click()
  await expect(theirs.getByRole('status').filter({ hasText: words.board.changed(late.name, status.registration.verified) })).toBeVisible()
  await expect(card(column(theirs, 'verified'), late.name)).toBeVisible()
  await other.close()
})

test('PIPE-17: back from a card leads to the same filter, place and focus; next goes through the view', async ({ page, context }) => {
  const city = newCity()
  const names = Array.from({ length: 14 }, (_, n) => `Queue ${String(n).padStart(2, '0')}`)
  for (const [index, name] of names.entries()) await registration({ city, name, waits: 40 - index })
  await signIn(context, demoLogin('agent'))
  await openBoard(page, city)
  const scroller = column(page, 'pending_verification').locator('[data-scroller]')
  const chosen = card(page, 'Queue 11').getByRole('link')
  await chosen.scrollIntoViewIfNeeded()
  const before = await scroller.evaluate((box) => box.scrollTop)
  expect(before).toBeGreaterThan(0)
  await chosen.click()
  await expect(page.getByRole('heading', { level: 1, name: 'Queue 11' })).toBeVisible()

  await page.getByRole('link', { name: words.detail.next }).click()
  await expect(page.getByRole('heading', { level: 1, name: 'Queue 12' })).toBeVisible()
  await page.getByRole('navigation', { name: words.detail.neighbours }).getByRole('link', { name: words.detail.previous }).click()
  await expect(page.getByRole('heading', { level: 1, name: 'Queue 11' })).toBeVisible()

  await page.getByRole('main').getByRole('link', { name: words.detail.back, exact: true }).click()
  await expect(page).toHaveURL(new RegExp(`view=board&city=${encodeURIComponent(city).replaceAll('%20', '(?:%20|\\+)')}`))
  await expect(chosen).toBeFocused()
  expect(Math.abs((await scroller.evaluate((box) => box.scrollTop)) - before)).toBeLessThan(4)
})

test('PIPE-4: a move without a script, from the page of a registration', async ({ browser }) => {
  const made = await registration({ name: 'Nora Noscript' })
  const context = await browser.newContext({ javaScriptEnabled: false })
  await signIn(context, demoLogin('supervisor'))
  const page = await context.newPage()
  await page.goto(`/admin/registrations/${made.id}`)
  await page.getByRole('button', { name: words.form.buttons.verified }).click()
  await expect.poll(() => stageOf(made.id)).toBe('verified')

  await page.getByRole('link', { name: words.form.buttons.rejected }).click()
  // Without a reason it stays, and says so at the form.
  await page.getByRole('button', { name: words.form.buttons.rejected }).click()
  await expect(page.getByRole('alert')).toBeVisible()
  await page.getByLabel(words.form.reason).fill('Nobody lives there')
  await page.getByRole('button', { name: words.form.buttons.rejected }).click()
  await expect.poll(() => stageOf(made.id)).toBe('rejected')
  await context.close()
})

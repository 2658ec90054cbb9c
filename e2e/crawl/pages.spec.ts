import { AxeBuilder } from '@axe-core/playwright'
import type { BrowserContext, Page, Response } from '@playwright/test'
import { demoLogin, expect, listenForProblems, scriptTookOver, test } from '../fixtures/house'
import { signIn } from '../fixtures/people'
import { addressIn, rooms, type Viewer } from './rooms'

// Every page in light and dark and on a phone: headers, accessibility, width, script, console.

const PUBLIC_SCRIPT_KB = 150
const SIGNED_IN_SCRIPT_KB = 300

const enter = async (context: BrowserContext, viewer: Viewer): Promise<void> => {
  if (viewer !== 'anonymous') await signIn(context, demoLogin(viewer))
}

const scriptPolicy = (response: Response): string => /script-src ([^;]*)/.exec(response.headers()['content-security-policy'] ?? '')?.[1] ?? ''
const nonceOf = (response: Response): string | undefined => /'nonce-([^']+)'/.exec(scriptPolicy(response))?.[1]

/** Opens a page and waits until its script has taken over. */
async function open(page: Page, address: string): Promise<Response> {
  const response = await page.goto(address)
  if (!response) throw new Error(`${address} did not answer`)
  await scriptTookOver(page)
  return response
}

/** What axe finds, by all of its rules or by some. */
async function faults(page: Page, rules?: string[]): Promise<string[]> {
  const axe = new AxeBuilder({ page })
  const { violations } = await (rules ? axe.withRules(rules) : axe).analyze()
  return violations.flatMap(({ id, nodes }) => nodes.map(({ target, failureSummary }) => `${id} ${target.join(' ')}: ${failureSummary?.split('\n')[1]?.trim()}`))
}

// How long axe takes grows with the page, and it runs beside another browser on the same cores; the guide to the API is
// the longest page. No speed is judged here.
test.describe.configure({ timeout: 120_000 })

for (const room of rooms) {
  test(`${room.page} in every dress`, async ({ page, context }) => {
    await enter(context, room.viewer)
    const address = await addressIn(room)
    const problems = listenForProblems(context)
    const scripts: Promise<number>[] = []
    page.on('response', (response) => {
      if (response.request().resourceType() === 'script') scripts.push(response.request().sizes().then(({ responseBodySize }) => responseBodySize))
    })

    await page.emulateMedia({ colorScheme: 'light', reducedMotion: 'reduce' })
    const first = await open(page, address)
    expect(first.status()).toBe(200)
    expect(await faults(page), 'axe in light').toEqual([])
    const kilobytes = (await Promise.all(scripts)).reduce((sum, size) => sum + size, 0) / 1024
    expect(kilobytes, 'script of the first load').toBeGreaterThan(50)
    expect(kilobytes, 'script of the first load').toBeLessThan(room.viewer === 'anonymous' ? PUBLIC_SCRIPT_KB : SIGNED_IN_SCRIPT_KB)

    await page.emulateMedia({ colorScheme: 'dark', reducedMotion: 'reduce' })
    const second = await open(page, address)
    // The same page in other colours: the rules about those are asked again.
    expect(await faults(page, ['color-contrast', 'link-in-text-block']), 'axe in dark').toEqual([])

    expect(nonceOf(first)).toBeTruthy()
    expect(nonceOf(second)).not.toBe(nonceOf(first))
    expect(scriptPolicy(first)).not.toMatch(/unsafe-(?:inline|eval)/)
    expect(first.headers()).toMatchObject({
      'content-security-policy': expect.stringMatching(/frame-ancestors 'none'.*/),
      'x-content-type-options': 'nosniff',
      'referrer-policy': expect.stringMatching(/^(?:strict-origin-when-cross-origin|no-referrer)$/),
      'cache-control': expect.stringContaining('no-store'),
    })

    await page.setViewportSize({ width: 360, height: 740 })
    expect(await page.evaluate(() => document.documentElement.scrollWidth), 'width at 360 px').toBeLessThanOrEqual(360)
    expect(problems).toEqual([])
  })
}

test('what is open over a page is accessible too: palette, menus, dialog', async ({ page, context }) => {
  await signIn(context, demoLogin('admin'))
  await page.emulateMedia({ reducedMotion: 'reduce' })
  await open(page, '/admin/accounts')
  await page.keyboard.press('Control+k')
  await expect(page.getByRole('dialog')).toBeVisible()
  await expect(page.getByRole('dialog').getByRole('option').first()).toBeVisible()
  expect(await faults(page)).toEqual([])
  await page.keyboard.press('Escape')
  await page.getByRole('button', { name: /^Menu of/ }).click()
  expect(await faults(page)).toEqual([])
})

test('what is missing behind an address is said without a script too, inside the frame it belongs to', async ({ browser }) => {
  const { account_slug: own = '' } = demoLogin('owner')
  const absent = '00000000-0000-7000-8000-000000000000'
  const addresses = {
    admin: [`/admin/registrations/${absent}`, '/admin/installations/no-id', `/admin/calendar?visit=${absent}`, '/nowhere/at-all'],
    owner: [`/${own}/billing/invoices/GH-0`, `/${own}/sites/no-such-site`, `/admin/registrations/${absent}`, '/an-account-of-others/sites'],
  }
  for (const [role, paths] of Object.entries(addresses)) {
    const context = await browser.newContext({ javaScriptEnabled: false })
    await signIn(context, demoLogin(role))
    const page = await context.newPage()
    for (const path of paths) {
      const response = await page.goto(path)
      expect([path, response?.status()]).toEqual([path, 404])
      await expect(page.getByRole('heading', { level: 1, name: 'This page does not exist' })).toBeVisible()
      await expect(page.getByRole('main')).toHaveCount(1)
      await expect(page.getByRole('navigation').first()).toBeVisible()
    }
    await context.close()
  }
})

test('a page that is not there is a page of the house', async ({ page }) => {
  for (const address of ['/nowhere-at-all/and/deeper', '/pricing/nothing']) {
    const response = await page.goto(address)
    expect(response?.status()).toBe(404)
    await expect(page.getByRole('heading', { level: 1 })).toBeVisible()
    expect(await faults(page)).toEqual([])
  }
})

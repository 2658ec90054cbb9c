import { account } from '@/lib/messages/en/account'
import { auth } from '@/lib/messages/en/auth'
import { signup } from '@/lib/messages/en/signup'
import { expect, test } from '../fixtures/house'
import { linkIn, mailTo } from '../fixtures/mailbox'
import { newcomer } from '../fixtures/people'
import { choosePlan, continueOn, create, fillYou, signUpFree } from '../fixtures/wizard'

for (const javaScriptEnabled of [true, false]) {
  test.describe(javaScriptEnabled ? 'with script' : 'without script', () => {
    test.use({ javaScriptEnabled })

    test('T0-01, T3-15, PROV-7: a free signup ends in a working account with its credits', async ({ page, request }) => {
      const who = newcomer()
      const slug = await signUpFree(page, who)
      expect(slug).toContain('willow-works')
      await expect(page.locator('#credits')).toContainText('1,000')
      await expect(page.locator('#plan')).toContainText('Free')

      await page.goto(`/${slug}/billing`)
      await expect(page.getByRole('heading', { level: 1 })).toHaveText('Billing')

      expect((await mailTo(request, who.email, 'welcome')).text).toContain(who.company)
    })

    test('the link of the verification mail proves the address when its button is pressed, not when it is opened', async ({ page, request }) => {
      const who = newcomer()
      const slug = await signUpFree(page, who)
      const unproven = page.getByText(account.notice.verifyTitle).first()
      await expect(unproven).toBeVisible()
      const link = linkIn(await mailTo(request, who.email, 'verify-email'))

      // What mail scanners do with every link.
      expect((await request.get(link)).status()).toBe(200)
      expect((await request.head(link)).status()).toBe(200)
      await page.goto(`/${slug}`)
      await expect(unproven).toBeVisible()

      await page.goto(link)
      await page.getByRole('button', { name: auth.verify.submit }).click()
      await expect(page.getByText(auth.verify.doneTitle)).toBeVisible()
      await page.goto(`/${slug}`)
      await expect(page.getByRole('heading', { level: 1, name: who.company })).toBeVisible()
      await expect(page.getByText(account.notice.verifyText(who.email))).toHaveCount(0)

      await page.goto(link)
      await page.getByRole('button', { name: auth.verify.submit }).click()
      await expect(page.getByText(auth.problems.link)).toBeVisible()
    })

    test('what was typed survives mistakes, back and reload', async ({ page }) => {
      const who = newcomer()
      await choosePlan(page, 'free')
      await fillYou(page, { ...who, email: 'wanda at willow', password: 'short' })
      await continueOn(page)

      const summary = page.getByRole('alert').filter({ has: page.getByRole('link') })
      await expect(summary).toBeVisible()
      await expect(page.getByLabel(signup.you.email, { exact: true })).toHaveAttribute('aria-invalid', 'true')
      await expect(page.getByLabel(signup.you.company, { exact: true })).toHaveValue(who.company)
      await expect(page.getByLabel(signup.you.email, { exact: true })).toHaveValue('wanda at willow')
      await expect(page.getByLabel(signup.you.password, { exact: true })).toHaveAttribute('aria-invalid', 'true')

      await page.reload()
      await expect(page.getByLabel(signup.you.company, { exact: true })).toHaveValue(who.company)
      await fillYou(page, who)
      await continueOn(page)
      await expect(page).toHaveURL(/\/signup\/review$/)

      await page.goBack()
      await expect(page.getByLabel(signup.you.company, { exact: true })).toHaveValue(who.company)
      await page.getByRole('button', { name: signup.back, exact: true }).click()
      await expect(page.locator('input[name="plan_slug"][value="free"]')).toBeChecked()
      // Nothing is left to answer: the password is kept as well, sealed, and never sent back.
      await continueOn(page)
      await expect(page).toHaveURL(/\/signup\/review$/)
      await expect(page.getByText(who.email)).toBeVisible()
      await create(page).click()
      await expect(page.getByRole('heading', { level: 1, name: who.company })).toBeVisible()
    })
  })
}

test('a step that is not due yet leads to the one that is', async ({ page }) => {
  await page.goto('/signup/review')
  await expect(page).toHaveURL(/\/signup$/)
})

test('PROV-3: a signup sent twice at once makes one account, and both windows end in it', async ({ page, context }) => {
  const who = newcomer()
  await choosePlan(page, 'free')
  await fillYou(page, who)
  await continueOn(page)
  await expect(page).toHaveURL(/\/signup\/review$/)
  const second = await context.newPage()
  await second.goto('/signup/review')

  await Promise.all([create(page).click(), create(second).click()])
  for (const window of [page, second]) await expect(window.getByRole('heading', { level: 1, name: who.company })).toBeVisible()
  expect(new URL(page.url()).pathname).toBe(new URL(second.url()).pathname)
})

test('typing tells at once whether a name and an address are free, and how good a password is', async ({ page }) => {
  const who = newcomer()
  await choosePlan(page, 'free')
  await fillYou(page, { ...who, password: 'aaaa1111' })
  await expect(page.getByText(/^Its address will be .+\/willow-works-/)).toBeVisible()
  await expect(page.getByText('This address can be used')).toBeVisible()
  await expect(page.getByText(/Easy to guess/)).toBeVisible()
})

test('what was typed and not sent survives a reload', async ({ page }) => {
  const who = newcomer()
  await choosePlan(page, 'free')
  await fillYou(page, who)
  await page.reload()
  await expect(page.getByLabel(signup.you.company, { exact: true })).toHaveValue(who.company)
  await expect(page.getByLabel(signup.you.email, { exact: true })).toHaveValue(who.email)
  // A password is never kept in the browser.
  await expect(page.getByLabel(signup.you.password, { exact: true })).toHaveValue('')
})

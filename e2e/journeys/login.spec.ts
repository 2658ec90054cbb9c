import { auth } from '@/lib/messages/en/auth'
import { shell } from '@/lib/messages/en/shell'
import type { Page } from '@playwright/test'
import { expect, test } from '../fixtures/house'
import { linkIn, mailTo } from '../fixtures/mailbox'
import { newcomer, register, signIn } from '../fixtures/people'

async function logIn(page: Page, email: string, password: string): Promise<void> {
  await page.getByLabel(auth.fields.email, { exact: true }).fill(email)
  await page.getByLabel(auth.fields.password, { exact: true }).fill(password)
  await page.getByRole('button', { name: auth.login.submit, exact: true }).click()
}

for (const javaScriptEnabled of [true, false]) {
  test.describe(javaScriptEnabled ? 'with script' : 'without script', () => {
    test.use({ javaScriptEnabled })

    test('a wrong password and an unknown address get the same answer, and the address is kept', async ({ page, request }) => {
      const who = await register(request)
      await page.goto('/login')
      for (const email of [who.email, newcomer().email]) {
        await logIn(page, email, 'not the right one')
        await expect(page.getByRole('alert').getByText(/^The e-mail address or the password is wrong/)).toBeVisible()
        await expect(page.getByLabel(auth.fields.email, { exact: true })).toHaveValue(email)
        await expect(page.getByLabel(auth.fields.password, { exact: true })).toHaveValue('')
      }
      await logIn(page, who.email, who.password)
      await expect(page.getByRole('heading', { level: 1, name: who.company })).toBeVisible()
    })

    test('somebody who was sent to sign in arrives where they wanted to go', async ({ page, request }) => {
      const who = await register(request)
      await page.goto(`/${who.slug}/settings`)
      await expect(page).toHaveURL(/\/login\?next=/)
      await logIn(page, who.email, who.password)
      await expect(page).toHaveURL(new RegExp(`/${who.slug}/settings$`))
    })

    test('T4-15: a sign-in link works once, by its button alone', async ({ page, request }) => {
      const who = await register(request)
      await page.goto('/login/by-email')
      await page.getByLabel(auth.fields.email, { exact: true }).fill(who.email)
      await page.getByRole('button', { name: auth.byEmail.submit }).click()
      await expect(page.getByText(auth.byEmail.doneTitle)).toBeVisible()

      const link = linkIn(await mailTo(request, who.email, 'magic-link'))
      expect((await request.get(link)).headers()).toMatchObject({ 'referrer-policy': 'no-referrer', 'cache-control': expect.stringContaining('no-store') })
      await page.goto(link)
      await page.getByRole('button', { name: auth.link.submit }).click()
      await expect(page.getByRole('heading', { level: 1, name: who.company })).toBeVisible()

      await page.goto(link)
      await page.getByRole('button', { name: auth.link.submit }).click()
      await expect(page.getByText(auth.problems.link)).toBeVisible()
    })

    test('a new password ends every other session', async ({ page, request, browser }) => {
      const who = await register(request)
      const elsewhere = await browser.newContext()
      await signIn(elsewhere, who)
      await page.goto('/login/forgot')
      await page.getByLabel(auth.fields.email, { exact: true }).fill(who.email)
      await page.getByRole('button', { name: auth.forgot.submit }).click()
      await expect(page.getByText(auth.forgot.doneTitle)).toBeVisible()

      await page.goto(linkIn(await mailTo(request, who.email, 'password-reset')))
      await page.getByLabel(auth.fields.newPassword, { exact: true }).fill('password1')
      await page.getByRole('button', { name: auth.reset.submit }).click()
      await expect(page.getByText(auth.problems.common).first()).toBeVisible()

      const password = `another ${who.password}`
      await page.getByLabel(auth.fields.newPassword, { exact: true }).fill(password)
      await page.getByRole('button', { name: auth.reset.submit }).click()
      await expect(page.getByText(auth.login.notices['password-set'])).toBeVisible()
      expect((await elsewhere.request.get('/api/account')).status()).toBe(401)
      await logIn(page, who.email, password)
      await expect(page.getByRole('heading', { level: 1, name: who.company })).toBeVisible()
      await elsewhere.close()
    })

    test('signing out kills the session, also for a cookie that was copied before', async ({ page, context, request, browser }) => {
      const who = await register(request)
      await signIn(context, who)
      const thief = await browser.newContext({ storageState: await context.storageState() })
      expect((await thief.request.get('/api/account')).status()).toBe(200)

      await page.goto(`/${who.slug}`)
      await page.getByRole('button', { name: shell.own.menu(who.name) }).click()
      await page.getByRole('button', { name: shell.own.signOut }).click()
      await expect(page.getByText(auth.login.notices['signed-out'])).toBeVisible()
      expect((await thief.request.get('/api/account')).status()).toBe(401)
      await thief.close()
    })
  })
}

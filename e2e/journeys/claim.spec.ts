import { expect as tryTo, type APIRequestContext } from '@playwright/test'
import { auth } from '@/lib/messages/en/auth'
import { convert } from '@/lib/messages/en/convert'
import { status } from '@/lib/messages/en/status'
import { sql } from '../fixtures/database'
import { demoLogin, expect, test } from '../fixtures/house'
import { linkIn, mailTo } from '../fixtures/mailbox'
import { newcomer, register, signIn } from '../fixtures/people'
import { registration } from '../fixtures/registrations'

// The link of the welcome: whoever staff made a customer of takes the account over, without staff ever knowing a password.

const say = convert.claim
const PASSWORD = 'three small boats at noon'

/** A customer of today. @returns the way of the welcome's link, and the account's slug */
async function welcomed(request: APIRequestContext, who: { name: string; email: string }): Promise<{ link: string; slug: string; accountId: string }> {
  const { id } = await registration({ ...who, status: 'approved' })
  const answer = await request.post(`/api/admin/registrations/${id}/create-customer`, { headers: { authorization: `Bearer ${demoLogin('agent').api_key}` } })
  tryTo(answer.status(), await answer.text()).toBe(201)
  const { account_id: accountId, account_slug: slug } = await answer.json()
  return { link: linkIn(await mailTo(request, who.email, 'customer-welcome')), slug, accountId }
}

const ownerOf = async (accountId: string) => (await sql<{ email: string }>(`SELECT u.email FROM memberships m JOIN users u ON u.id = m.user_id WHERE m.account_id = $1 AND m.role = 'owner'`, [accountId]))[0]?.email

for (const javaScriptEnabled of [true, false]) {
  test.describe(javaScriptEnabled ? 'with script' : 'without script', () => {
    test.use({ javaScriptEnabled })

    test('PROV-10: who is new chooses a password, and the account is theirs; the link works once', async ({ page, request }) => {
      const { name, email } = { ...newcomer(), name: `Nina ${newcomer().company}` }
      const { link, slug } = await welcomed(request, { name, email })
      await page.goto(link)
      await expect(page.getByText(say.ofAccount(name))).toBeVisible()
      await page.locator('#new-password').fill('password1')
      await page.getByRole('button', { name: auth.claim.submit, exact: true }).click()
      await expect(page.locator('#new-password')).toHaveAttribute('aria-invalid', 'true')
      await page.locator('#new-password').fill(PASSWORD)
      // Pressed twice in a hurry, the form goes once: the second post would cut off the answer that signs in.
      await page.getByRole('button', { name: auth.claim.submit, exact: true }).click({ clickCount: javaScriptEnabled ? 2 : 1 })
      await expect(page).toHaveURL(new RegExp(`/${slug}(?:$|[/?])`))
      await expect(page.getByRole('main')).toContainText(status.account.pending_installation)

      await page.goto(link)
      await expect(page.getByText(auth.problems.link)).toBeVisible()
    })

    test('PROV-10: who has a login already signs in on that page, and the account joins it', async ({ page, request }) => {
      const known = await register(request)
      const { link, slug, accountId } = await welcomed(request, { name: `Joined ${known.company}`, email: known.email })
      await page.goto(link)
      await expect(page.getByRole('heading', { name: say.haveLogin })).toBeVisible()
      await page.locator('#login-email').fill(known.email)
      await page.locator('#login-password').fill('not the password')
      await page.getByRole('button', { name: say.signInAndAdd }).click()
      await expect(page.locator('#login-password')).toHaveAttribute('aria-invalid', 'true')
      await expect(page.locator('#login-email')).toHaveValue(known.email)

      await page.locator('#login-password').fill(known.password)
      await page.getByRole('button', { name: say.signInAndAdd }).click()
      await expect(page).toHaveURL(new RegExp(`/${slug}(?:$|[/?])`))
      expect(await ownerOf(accountId)).toBe(known.email)
      // Both accounts are one person's now.
      await page.goto(`/${known.slug}`)
      await expect(page.getByRole('heading', { level: 1, name: known.company })).toBeVisible()
    })

    test('PROV-10: who is signed in adds the account by one click', async ({ page, context, request }) => {
      const known = await register(request)
      const { link, slug, accountId } = await welcomed(request, { name: `Added ${known.company}`, email: newcomer().email })
      await signIn(context, known)
      await page.goto(link)
      await expect(page.getByText(say.signedIn(known.email))).toBeVisible()
      await page.getByRole('button', { name: say.add, exact: true }).click()
      await expect(page).toHaveURL(new RegExp(`/${slug}(?:$|[/?])`))
      expect(await ownerOf(accountId)).toBe(known.email)
    })
  })
}

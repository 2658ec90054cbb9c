import { auth } from '@/lib/messages/en/auth'
import { signup, signupLive } from '@/lib/messages/en/signup'
import { team } from '@/lib/messages/en/team'
import { expect, test } from '../fixtures/house'
import { linkIn, mailTo } from '../fixtures/mailbox'
import { pay } from '../fixtures/money'
import { newcomer, PAID, register, signIn } from '../fixtures/people'
import { choosePlan, continueOn, create, fillYou } from '../fixtures/wizard'

for (const javaScriptEnabled of [true, false]) {
  test.describe(javaScriptEnabled ? 'with script' : 'without script', () => {
    test.use({ javaScriptEnabled })

    test('T0-04: a name that is taken brings free ones to choose from', async ({ page, request }) => {
      const first = await register(request)
      const second = { ...newcomer(), company: ` ${first.company.toUpperCase()} ` }
      await choosePlan(page, 'free')
      await fillYou(page, second)
      await continueOn(page)

      await expect(page.getByRole('alert').getByText(signup.you.nameTaken)).toBeVisible()
      await page.getByRole('button', { name: `${second.company.trim()} Group`, exact: true }).click()
      await expect(page).toHaveURL(/\/signup\/review$/)
      await create(page).click()
      await expect(page.getByRole('heading', { level: 1, name: /Group$/ })).toBeVisible()
    })

    test('T0-07: who comes from a known company asks to join, and the owner lets them in', async ({ page, request, browser }) => {
      // A plan with a second seat.
      const first = await register(request, { ...PAID, plan_slug: 'growth' })
      await pay(first)
      const colleague = { ...newcomer('Side Door'), name: 'Carl League', email: `carl@${first.email.split('@')[1]}` }
      await choosePlan(page, 'free')
      await fillYou(page, colleague)
      await continueOn(page)

      await expect(page.getByRole('alert').getByText(signup.you.domainTaken(first.email.split('@')[1] ?? ''))).toBeVisible()
      await page.getByRole('button', { name: signup.you.askToJoin }).click()
      await expect(page.getByLabel(signup.join.email, { exact: true })).toHaveValue(colleague.email)
      await page.getByRole('button', { name: signup.join.send }).click()
      await expect(page.getByRole('heading', { name: signup.join.askedTitle })).toBeVisible()
      expect((await mailTo(request, first.email, 'join-request')).text).toContain(colleague.email)

      const house = await browser.newContext({ javaScriptEnabled })
      await signIn(house, first)
      const owner = await house.newPage()
      await owner.goto(`/${first.slug}/team`)
      await owner.getByRole('button', { name: team.letInName(colleague.name) }).click()
      await expect(owner.getByText(team.saved.approved)).toBeVisible()
      await expect(owner.getByRole('row', { name: colleague.name })).toBeVisible()
      await house.close()

      await page.goto(linkIn(await mailTo(request, colleague.email, 'claim-account')))
      await page.getByLabel(auth.fields.newPassword, { exact: true }).fill(colleague.password)
      await page.getByRole('button', { name: auth.claim.submit }).click()
      await expect(page.getByRole('heading', { level: 1, name: first.company })).toBeVisible()
    })
  })
}

test('T0-05: what typing says about a known company is what sending it says', async ({ page, request }) => {
  const first = await register(request)
  await choosePlan(page, 'free')
  await fillYou(page, { ...newcomer(), email: `new@${first.email.split('@')[1]}` })
  await expect(page.getByText(signupLive.domainTaken)).toBeVisible()
  await page.getByRole('button', { name: signupLive.askToJoin }).click()
  await expect(page.getByRole('heading', { name: signup.join.title })).toBeVisible()
})

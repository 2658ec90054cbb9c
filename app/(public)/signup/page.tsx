import type { Metadata } from 'next'
import { redirect } from 'next/navigation'
import { PlanStep } from '@/components/signup/plan-step'
import { publicPage } from '@/lib/auth/page'
import { currentUser } from '@/lib/auth/session'
import { publicMetadata } from '@/lib/core/public-metadata'
import { words } from '@/lib/messages/words'
import { currentWizard } from '@/lib/onboarding/current-wizard'
import { listPublicPlans } from '@/lib/plans/queries'

export function generateMetadata(): Metadata {
  const { title, metaDescription } = words().signup
  return publicMetadata({ path: '/signup', title, description: metaDescription })
}

export default publicPage(async ({ searchParams }) => {
  const [state, plans, user] = await Promise.all([currentWizard(), listPublicPlans(), currentUser()])
  const asked = plans.find((plan) => plan.slug === searchParams.plan)
  // With whatever else the link says, such as the campaign that it stands in.
  if (asked?.onboarding === 'installed') redirect(`/apply?${new URLSearchParams(Object.entries(searchParams).flatMap(([name, value]) => (typeof value === 'string' ? [[name, value]] : [])))}`)
  const first = plans.find((plan) => plan.onboarding === 'instant')
  const visitor = user && { email: user.email ?? user.name, slug: user.accounts[0]?.slug }
  return <PlanStep plans={plans} chosen={asked?.slug ?? state?.draft.values.plan_slug ?? first?.slug} state={state} visitor={visitor} />
})

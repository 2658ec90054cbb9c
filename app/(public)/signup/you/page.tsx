import { redirect } from 'next/navigation'
import { YouStep } from '@/components/signup/you-step'
import { publicPage } from '@/lib/auth/page'
import { env } from '@/lib/core/env'
import { currentWizard } from '@/lib/onboarding/current-wizard'
import { stepMetadata } from '@/lib/onboarding/step-metadata'
import { stepPaths } from '@/lib/onboarding/wizard'

export const generateMetadata = () => stepMetadata('you')

export default publicPage(async () => {
  const state = await currentWizard()
  if (!state?.plan || state.errors.plan.plan_slug) redirect(stepPaths.plan)
  if (state.made) redirect(stepPaths.review)
  return <YouStep state={state} plan={state.plan} address={new URL(env.APP_URL).host} />
})

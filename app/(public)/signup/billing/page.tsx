import { redirect } from 'next/navigation'
import { BillingStep } from '@/components/signup/billing-step'
import { publicPage } from '@/lib/auth/page'
import { country } from '@/lib/core/fields'
import { currentWizard } from '@/lib/onboarding/current-wizard'
import { stepMetadata } from '@/lib/onboarding/step-metadata'
import { billingCountry, stepPaths } from '@/lib/onboarding/wizard'
import { listPaymentMethods } from '@/lib/payments/method-queries'

export const generateMetadata = () => stepMetadata('billing')

export default publicPage(async () => {
  const state = await currentWizard()
  if (!state?.plan || state.errors.plan.plan_slug) redirect(stepPaths.plan)
  if (state.made || !state.isPaid) redirect(stepPaths.review)
  const methods = await listPaymentMethods(country.safeParse(billingCountry(state.draft.values)).data)
  return <BillingStep state={state} plan={state.plan} methods={methods} />
})

import { redirect } from 'next/navigation'
import { MadeBefore } from '@/components/signup/made-before'
import { ReviewStep } from '@/components/signup/review-step'
import { publicPage } from '@/lib/auth/page'
import { env } from '@/lib/core/env'
import { currentWizard } from '@/lib/onboarding/current-wizard'
import { previewSlug } from '@/lib/core/slug'
import { stepMetadata } from '@/lib/onboarding/step-metadata'
import { billingCountry, stepPaths } from '@/lib/onboarding/wizard'
import { findPaymentMethod } from '@/lib/payments/method-queries'

export const generateMetadata = () => stepMetadata('review')

export default publicPage(async () => {
  const state = await currentWizard()
  if (state?.made) return <MadeBefore />
  if (!state?.plan || state.open !== 'review') redirect(stepPaths[state?.open ?? 'plan'])
  const { values } = state.draft
  const [slug, method] = await Promise.all([
    previewSlug(values.company_name ?? ''),
    state.isPaid ? findPaymentMethod(values.payment_method ?? '', billingCountry(values)) : null,
  ])
  return <ReviewStep state={state} plan={state.plan} address={`${new URL(env.APP_URL).host}/${slug}`} method={method} />
})

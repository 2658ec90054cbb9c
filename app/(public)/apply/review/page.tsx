import { redirect } from 'next/navigation'
import { ReviewStep } from '@/components/apply/review-step'
import { publicPage } from '@/lib/auth/page'
import { applicationAt, applyMetadata } from '@/lib/registrations/apply-page'
import { stepPaths } from '@/lib/registrations/apply-wizard'

export const generateMetadata = () => applyMetadata('review')

export default publicPage(async () => {
  const state = await applicationAt('review')
  if (!state.plan) redirect(stepPaths.package)
  return <ReviewStep state={state} plan={state.plan} />
})

import { PackageStep } from '@/components/apply/package-step'
import { publicPage } from '@/lib/auth/page'
import { listPublicPlans } from '@/lib/plans/queries'
import { applicationAt, applyMetadata } from '@/lib/registrations/apply-page'

export const generateMetadata = () => applyMetadata('package')

export default publicPage(async () => {
  const state = await applicationAt('package')
  const plans = await listPublicPlans()
  return <PackageStep state={state} plans={plans.filter(({ onboarding }) => onboarding === 'installed')} />
})

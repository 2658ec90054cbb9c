import type { Metadata } from 'next'
import { redirect } from 'next/navigation'
import { YouStep } from '@/components/apply/you-step'
import { publicPage } from '@/lib/auth/page'
import { inSystem } from '@/lib/core/db'
import { publicMetadata } from '@/lib/core/public-metadata'
import { words } from '@/lib/messages/words'
import { readOrganisation } from '@/lib/organisation/calendar'
import { findSignupPlan } from '@/lib/plans/queries'
import { currentApplication } from '@/lib/registrations/apply-state'
import { UTM_FIELDS } from '@/lib/registrations/apply-wizard'

export function generateMetadata(): Metadata {
  const { title, metaDescription } = words().apply
  return publicMetadata({ path: '/apply', title, description: metaDescription })
}

/** Names in a link that others print on leaflets, and the field that each fills. */
const BROUGHT = { plan: 'plan_slug', ref: 'referral_code', ...Object.fromEntries(UTM_FIELDS.map((name) => [name, name])) }

export default publicPage(async ({ searchParams }) => {
  const { plan } = searchParams
  if (typeof plan === 'string' && (await findSignupPlan(plan))?.onboarding === 'instant') redirect(`/signup?plan=${encodeURIComponent(plan)}`)
  const [state, { country }] = await Promise.all([currentApplication(), inSystem(readOrganisation)])
  if (state?.sentPath) redirect(state.sentPath)
  const brought = Object.fromEntries(
    Object.entries(BROUGHT).flatMap(([name, field]) => {
      const value = searchParams[name]
      return typeof value === 'string' && value !== '' ? [[field, value.slice(0, 100)]] : []
    }),
  )
  return <YouStep state={state} country={country} brought={brought} />
})

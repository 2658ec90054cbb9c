import type { Metadata } from 'next'
import { redirect } from 'next/navigation'
import { YouStep } from '@/components/apply/you-step'
import { publicPage } from '@/lib/auth/page'
import { inSystem } from '@/lib/core/db'
import { publicMetadata } from '@/lib/core/public-metadata'
import { words } from '@/lib/messages/words'
import { readOrganisation } from '@/lib/organisation/calendar'
import { campaignOf, firstTouch } from '@/lib/preferences/campaign'
import { keptCampaign } from '@/lib/preferences/kept-campaign'
import { findSignupPlan } from '@/lib/plans/queries'
import { currentApplication, lastSentPath } from '@/lib/registrations/apply-state'

export function generateMetadata(): Metadata {
  const { title, metaDescription } = words().apply
  return publicMetadata({ path: '/apply', title, description: metaDescription })
}

/** The field that each word of a link fills which others print on leaflets. */
const FIELDS = { plan: 'plan_slug', ref: 'referral_code', utm_source: 'utm_source', utm_medium: 'utm_medium', utm_campaign: 'utm_campaign' } as const

export default publicPage(async ({ searchParams }) => {
  const { plan } = searchParams
  if (typeof plan === 'string' && (await findSignupPlan(plan))?.onboarding === 'instant') redirect(`/signup?plan=${encodeURIComponent(plan)}`)
  const [state, sent, { country }] = await Promise.all([currentApplication(), lastSentPath(), inSystem(readOrganisation)])
  if (state?.sentPath) redirect(state.sentPath)
  const link = new URLSearchParams(Object.entries(searchParams).flatMap(([name, value]) => (typeof value === 'string' ? [[name, value]] : [])))
  const words = { ...firstTouch(await keptCampaign(), campaignOf(link)), ...(link.get('plan') && { plan: link.get('plan')?.slice(0, 100) }) }
  const typed = state?.draft.values ?? {}
  // What was written into a field since, also nothing, is not written over; another link to a plan is another choice.
  const brought = Object.fromEntries(Object.entries(words).flatMap(([name, value]) => {
    const field = FIELDS[name as keyof typeof FIELDS]
    return value !== undefined && (field === 'plan_slug' || !(field in typed)) ? [[field, value]] : []
  }))
  return <YouStep state={state} sentPath={sent} country={country} brought={brought} />
})

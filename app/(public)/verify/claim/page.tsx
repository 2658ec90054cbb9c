import type { Metadata } from 'next'
import { ClaimPage } from '@/components/onboarding/claim-page'
import { publicPage } from '@/lib/auth/page'
import { currentUser } from '@/lib/auth/session'
import { words } from '@/lib/messages/words'
import { lookAtClaim } from '@/lib/onboarding/claim'

export const generateMetadata = (): Metadata => ({ title: words().auth.claim.title, robots: { index: false } })

export default publicPage(async ({ searchParams }) => {
  const token = typeof searchParams.token === 'string' ? searchParams.token : ''
  const [claim, user] = await Promise.all([token ? lookAtClaim(token) : null, currentUser()])
  return <ClaimPage token={token} claim={claim} user={user} query={searchParams} />
})

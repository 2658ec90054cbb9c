import type { Metadata } from 'next'
import { LandingPage } from '@/components/landing/landing-page'
import { publicPage } from '@/lib/auth/page'
import { publicMetadata } from '@/lib/core/public-metadata'
import { words } from '@/lib/messages/words'
import { listPublicPlans } from '@/lib/plans/queries'

export function generateMetadata(): Metadata {
  const { title, description } = words().shell.site
  return publicMetadata({ path: '/', title: { absolute: title }, description })
}

export default publicPage(async () => <LandingPage plans={await listPublicPlans()} />)

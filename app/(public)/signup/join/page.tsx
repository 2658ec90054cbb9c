import type { Metadata } from 'next'
import { JoinStep } from '@/components/signup/join-step'
import { publicPage } from '@/lib/auth/page'
import { words } from '@/lib/messages/words'
import { currentWizard } from '@/lib/onboarding/current-wizard'

export function generateMetadata(): Metadata {
  return { title: words().signup.join.title, robots: { index: false } }
}

export default publicPage(async ({ searchParams }) => <JoinStep draft={(await currentWizard())?.draft} isAsked={searchParams.asked === 'yes'} />)

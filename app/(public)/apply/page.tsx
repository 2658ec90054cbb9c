import type { Metadata } from 'next'
import { Banner } from '@/components/ui/banner'
import { LinkButton } from '@/components/ui/button'
import { publicPage } from '@/lib/auth/page'
import { publicMetadata } from '@/lib/core/public-metadata'
import { words } from '@/lib/messages/words'
import { listPublicPlans } from '@/lib/plans/queries'

export function generateMetadata(): Metadata {
  const { metaTitle, text } = words().pricing.application
  return publicMetadata({ path: '/apply', title: metaTitle, description: text })
}

export default publicPage(async ({ searchParams }) => {
  const { application } = words().pricing
  const plan = (await listPublicPlans()).find((each) => each.slug === searchParams.plan && each.onboarding === 'installed')
  return (
    <div className="mx-auto max-w-2xl px-4 pt-12 sm:px-6 sm:pt-16">
      <h1 className="text-3xl font-semibold tracking-tight">{application.title(plan?.name)}</h1>
      <div className="mt-6">
        <Banner tone="warning" title={application.state} />
      </div>
      <p className="measure mt-6 text-muted">{application.text}</p>
      <h2 className="mt-8 text-xl font-semibold">{application.meanwhileTitle}</h2>
      <p className="measure mt-2 text-muted">{application.meanwhile}</p>
      <div className="mt-6 flex flex-wrap gap-3">
        <LinkButton href="/signup" tone="primary" size="large">
          {application.createAccount}
        </LinkButton>
        <LinkButton href="/pricing#installed" size="large">
          {application.back}
        </LinkButton>
      </div>
    </div>
  )
})

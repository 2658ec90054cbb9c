import type { Metadata } from 'next'
import Link from 'next/link'
import { redirect } from 'next/navigation'
import { UpgradeOffer } from '@/components/billing/upgrade-offer'
import { SectorsForm } from '@/components/sites/wizard/sectors-form'
import { StepFrame } from '@/components/sites/wizard/step-frame'
import { Banner } from '@/components/ui/banner'
import { accountPage } from '@/lib/auth/page'
import { mayNow } from '@/lib/auth/permissions'
import { words } from '@/lib/messages/words'
import { sendSiteStep } from '@/lib/sites/draft-actions'
import { draftMetadata } from '@/lib/sites/draft-metadata'
import { currentDraft, shownErrors } from '@/lib/sites/draft-state'
import { isBefore, sectorsOf, stepPath } from '@/lib/sites/draft-steps'

export async function generateMetadata({ params }: { params: Promise<{ account: string }> }): Promise<Metadata> {
  return draftMetadata((await params).account, 'sectors')
}

export default accountPage('sites:create', async ({ actor, searchParams }) => {
  const state = await currentDraft(actor)
  const { draft, open, industry, fallen } = state
  const { accountSlug: account } = actor
  if (!draft || !industry || isBefore(open, 'sectors')) redirect(stepPath(account, open))
  const { sectors: say } = words().siteWizard
  const limit = state.places.sectorsPerSite
  const chosen = sectorsOf(draft.data)
  const isTight = limit !== null && (limit === 0 || chosen.length > limit)
  return (
    <StepFrame
      actor={actor}
      step="sectors"
      state={state}
      query={searchParams}
      title={say.title}
      intro={
        <>
          {industry.sectors.length > 0 ? say.intro(industry.name) : say.none}{' '}
          <Link href={stepPath(account, 'industry')} className="text-link py-0.5">
            {say.change}
          </Link>
        </>
      }
    >
      {fallen && (
        <Banner tone="warning" title={say.fellAway(industry.name)}>
          {say.fellAwayText(fallen.industry, fallen.names)}
        </Banner>
      )}
      {isTight && <UpgradeOffer slug={account} what="sectors" limit={limit} used={limit} canPay={mayNow(actor, 'billing:pay')} />}
      <SectorsForm
        key={draft.updatedAt.getTime()}
        action={sendSiteStep.bind(null, account, 'sectors')}
        room={`site-draft ${account}`}
        version={draft.updatedAt.toISOString()}
        sectors={industry.sectors}
        stored={chosen}
        limit={limit}
        error={shownErrors('sectors', state).sectors}
      />
    </StepFrame>
  )
})

import type { Metadata } from 'next'
import { redirect } from 'next/navigation'
import { IndustryForm } from '@/components/sites/wizard/industry-form'
import { StepFrame } from '@/components/sites/wizard/step-frame'
import { Banner } from '@/components/ui/banner'
import { accountPage } from '@/lib/auth/page'
import { pickerIndustries } from '@/lib/catalogue/queries'
import { words } from '@/lib/messages/words'
import { sendSiteStep } from '@/lib/sites/draft-actions'
import { draftMetadata } from '@/lib/sites/draft-metadata'
import { currentDraft, shownErrors } from '@/lib/sites/draft-state'
import { isBefore, sectorsOf, stepPath } from '@/lib/sites/draft-steps'

export async function generateMetadata({ params }: { params: Promise<{ account: string }> }): Promise<Metadata> {
  return draftMetadata((await params).account, 'industry')
}

export default accountPage('sites:create', async ({ actor, searchParams }) => {
  const state = await currentDraft(actor)
  const { draft, open, industry } = state
  const { accountSlug: account } = actor
  if (!draft || isBefore(open, 'industry')) redirect(stepPath(account, open))
  const { industry: say } = words().siteWizard
  const chosen = sectorsOf(draft.data)
  const names = (industry?.sectors ?? []).flatMap(({ slug, name }) => (chosen.includes(slug) ? [name] : []))
  return (
    <StepFrame actor={actor} step="industry" state={state} query={searchParams} title={say.title} intro={say.intro}>
      <IndustryForm
        key={draft.updatedAt.getTime()}
        action={sendSiteStep.bind(null, account, 'industry')}
        room={`site-draft ${account}`}
        version={draft.updatedAt.toISOString()}
        industries={await pickerIndustries()}
        stored={draft.data.industry?.industry ?? ''}
        query={typeof searchParams.q === 'string' ? searchParams.q : ''}
        error={shownErrors('industry', state).industry}
      >
        {industry && names.length > 0 && <Banner title={say.fallsAway(industry.name, names)} />}
      </IndustryForm>
    </StepFrame>
  )
})

import type { Metadata } from 'next'
import { redirect } from 'next/navigation'
import { CreateForm } from '@/components/sites/wizard/create-form'
import { Review } from '@/components/sites/wizard/review'
import { StepFrame } from '@/components/sites/wizard/step-frame'
import { accountPage } from '@/lib/auth/page'
import { mayNow } from '@/lib/auth/permissions'
import { words } from '@/lib/messages/words'
import { stampOf } from '@/lib/sites/draft'
import { createSiteOfDraft } from '@/lib/sites/draft-actions'
import { draftMetadata } from '@/lib/sites/draft-metadata'
import { currentDraft } from '@/lib/sites/draft-state'
import { siteOf, stepPath } from '@/lib/sites/draft-steps'

export async function generateMetadata({ params }: { params: Promise<{ account: string }> }): Promise<Metadata> {
  return draftMetadata((await params).account, 'review')
}

export default accountPage('sites:create', async ({ actor, searchParams }) => {
  const state = await currentDraft(actor)
  const { draft, open } = state
  const { accountSlug: account } = actor
  const site = draft && siteOf(draft.data)
  if (!site || open !== 'review') redirect(stepPath(account, open))
  const { review: say } = words().siteWizard
  return (
    <StepFrame actor={actor} step="review" state={state} query={searchParams} title={say.title} intro={say.intro}>
      <Review account={account} state={state} site={site} />
      <CreateForm
        account={account}
        action={createSiteOfDraft.bind(null, account)}
        draftKey={draft.commandKey}
        seen={stampOf(draft.data)}
        canPay={mayNow(actor, 'billing:pay')}
      />
    </StepFrame>
  )
})

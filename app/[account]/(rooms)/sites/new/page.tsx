import type { Metadata } from 'next'
import { DraftFound } from '@/components/sites/wizard/draft-found'
import { NameForm } from '@/components/sites/wizard/name-form'
import { StepFrame } from '@/components/sites/wizard/step-frame'
import { accountPage } from '@/lib/auth/page'
import { words } from '@/lib/messages/words'
import { sendSiteStep } from '@/lib/sites/draft-actions'
import { draftMetadata } from '@/lib/sites/draft-metadata'
import { currentDraft, shownErrors } from '@/lib/sites/draft-state'

export async function generateMetadata({ params }: { params: Promise<{ account: string }> }): Promise<Metadata> {
  return draftMetadata((await params).account, 'name')
}

export default accountPage('sites:create', async ({ actor, searchParams }) => {
  const state = await currentDraft(actor)
  const { name: say } = words().siteWizard
  const { accountSlug: account } = actor
  const { draft, open, holder } = state
  const stored = draft?.data.name ?? { name: '', domain: '' }
  return (
    <StepFrame actor={actor} step="name" state={state} query={searchParams} title={say.title} intro={say.intro}>
      {draft && open !== 'name' && searchParams.edit !== 'yes' && <DraftFound account={account} name={stored.name.trim()} open={open} />}
      <NameForm
        key={draft?.updatedAt.getTime()}
        action={sendSiteStep.bind(null, account, 'name')}
        room={`site-draft ${account}`}
        version={draft?.updatedAt.toISOString() ?? ''}
        stored={stored}
        errors={shownErrors('name', state)}
        holder={holder && { href: `/${account}/sites/${holder.slug}`, label: holder.archived ? say.restore(holder.name) : say.open(holder.name) }}
      />
    </StepFrame>
  )
})

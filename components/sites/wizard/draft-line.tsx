/** DraftLine({ account, draft })   that the draft is saved, since when, and the way to start over, which asks first. */
import { Dialog, DialogCancel } from '@/components/ui/dialog'
import { SubmitButton } from '@/components/ui/submit-button'
import { When } from '@/components/ui/when'
import { words } from '@/lib/messages/words'
import type { SiteDraft } from '@/lib/sites/draft'
import { startOver } from '@/lib/sites/draft-actions'

export function DraftLine({ account, draft }: { account: string; draft: SiteDraft }) {
  const { draft: say } = words().siteWizard
  return (
    <div className="flex flex-wrap items-center gap-x-2 text-sm text-muted">
      <p role="status">
        {say.saved} <When at={draft.updatedAt} show="relative" />
      </p>
      <Dialog id="start-over" title={say.discardTitle(draft.data.name?.name.trim() ?? '')} trigger={say.startOver} triggerLook={{ tone: 'quiet', size: 'small' }}>
        <form action={startOver.bind(null, account)} className="space-y-4 text-start text-foreground">
          <p>{say.discardText}</p>
          <div className="flex flex-wrap gap-2">
            <SubmitButton tone="danger">{say.discard}</SubmitButton>
            <DialogCancel />
          </div>
        </form>
      </Dialog>
    </div>
  )
}

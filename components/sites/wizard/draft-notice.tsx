/** DraftNotice({ account, draft? })   on the list of sites: the way back into a site that was begun. Nothing without a draft; see findDraftNotice. */
import { Banner } from '@/components/ui/banner'
import { LinkButton } from '@/components/ui/button'
import { When } from '@/components/ui/when'
import { words } from '@/lib/messages/words'
import type { DraftNoticeFacts } from '@/lib/sites/draft-state'
import { stepPath } from '@/lib/sites/draft-steps'

export function DraftNotice({ account, draft }: { account: string; draft: DraftNoticeFacts | undefined }) {
  const { draft: say } = words().siteWizard
  if (!draft) return null
  return (
    <Banner
      title={say.notice(draft.name)}
      action={
        <LinkButton href={stepPath(account, draft.open, { edit: true })} size="small">
          {say.noticeGo}
        </LinkButton>
      }
    >
      {say.noticeText} <When at={draft.updatedAt} show="relative" />
    </Banner>
  )
}

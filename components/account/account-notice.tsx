/** AccountNotice({ actor })   what stands in the way of an account that is not active; nothing for one that is. */
import { Banner } from '@/components/ui/banner'
import { LinkButton } from '@/components/ui/button'
import type { AccountActor } from '@/lib/core/actor'
import { words } from '@/lib/messages/words'

export function AccountNotice({ actor }: { actor: AccountActor }) {
  const { notice } = words().account
  if (actor.accountStatus === 'pending_payment') {
    return (
      <div className="mb-6 print:hidden">
        <Banner tone="warning" title={notice.pendingTitle} action={<LinkButton href={`/${actor.accountSlug}#payment`}>{notice.pendingAction}</LinkButton>}>
          {notice.pendingText}
        </Banner>
      </div>
    )
  }
  if (actor.accountStatus !== 'suspended') return null
  return (
    <div className="mb-6 print:hidden">
      <Banner tone="danger" title={notice.suspendedTitle}>
        {notice.suspendedText}
      </Banner>
    </div>
  )
}

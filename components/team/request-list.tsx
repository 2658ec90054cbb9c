/** RequestList({ team, actor })   who asks to join, and the decision. */
import { UpgradeOffer } from '@/components/billing/upgrade-offer'
import { Card } from '@/components/ui/card'
import { EmptyState } from '@/components/ui/empty-state'
import { When } from '@/components/ui/when'
import { decideJoinRequestForm } from '@/lib/accounts/actions'
import type { Team } from '@/lib/accounts/member-queries'
import { can, mayNow } from '@/lib/auth/permissions'
import type { AccountActor } from '@/lib/core/actor'
import { words } from '@/lib/messages/words'
import { DecideForm } from './decide-form'

export function RequestList({ team: { requests, emailDomain, members, seats }, actor }: { team: Team; actor: AccountActor }) {
  const say = words().team
  const full = seats !== null && members.length >= seats
  const mayDecide = mayNow(actor, 'members:manage')
  const offer = { slug: actor.accountSlug, canPay: mayNow(actor, 'billing:pay') }
  return (
    <Card id="requests" title={say.requests} description={emailDomain && requests.length > 0 ? say.requestsHint(emailDomain) : undefined} flush>
      {requests.length === 0 ? (
        <EmptyState icon="users" title={say.requestsEmpty}>
          {emailDomain ? say.requestsEmptyDomain(emailDomain) : say.requestsEmptyNone}
        </EmptyState>
      ) : (
        <ul>
          {requests.map((request) => (
            <li key={request.id} className="flex flex-wrap items-center justify-between gap-x-6 gap-y-3 border-b border-separator px-4 py-3 last:border-b-0 sm:px-5">
              <div className="min-w-0">
                <p className="font-medium wrap-anywhere">{request.name}</p>
                <p className="wrap-anywhere text-muted">
                  {request.email} · {say.asked} <When at={request.createdAt} show="relative" />
                </p>
              </div>
              {mayDecide && <DecideForm action={decideJoinRequestForm.bind(null, actor.accountSlug)} id={request.id} name={request.name} full={full} offer={offer} />}
            </li>
          ))}
        </ul>
      )}
      {requests.length > 0 && full && (
        <div className="border-t border-separator px-4 py-3 sm:px-5">
          <UpgradeOffer {...offer} what="seats" limit={seats} used={members.length} />
        </div>
      )}
      {requests.length > 0 && !full && !can(actor, 'members:manage') && <p className="border-t border-separator px-4 py-3 text-muted sm:px-5">{say.onlyManagers}</p>}
    </Card>
  )
}

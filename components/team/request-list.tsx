/** RequestList({ team, actor })   who asks to join, and the decision. */
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
              {mayNow(actor, 'members:manage') && <DecideForm action={decideJoinRequestForm.bind(null, actor.accountSlug)} id={request.id} name={request.name} full={full} />}
            </li>
          ))}
        </ul>
      )}
      {requests.length > 0 && (full || !can(actor, 'members:manage')) && (
        <p className="border-t border-separator px-4 py-3 text-muted sm:px-5">{full ? say.full : say.onlyManagers}</p>
      )}
    </Card>
  )
}

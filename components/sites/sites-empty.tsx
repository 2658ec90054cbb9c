/** SitesEmpty({ actor, path, filtered, archived, add })   why the list of sites is empty, and what can be done about it. `add` is the button, where one may. */
import type { ReactNode } from 'react'
import { LinkButton } from '@/components/ui/button'
import { EmptyState } from '@/components/ui/empty-state'
import { can } from '@/lib/auth/permissions'
import type { AccountActor } from '@/lib/core/actor'
import { words } from '@/lib/messages/words'
import { seesAllSites } from '@/lib/sites/policy'

interface Props {
  actor: AccountActor
  path: string
  filtered: boolean
  archived: boolean
  add: ReactNode
}

export function SitesEmpty({ actor, path, filtered, archived, add }: Props) {
  const { empty } = words().sites
  if (filtered) {
    return (
      <EmptyState icon="search" title={empty.noMatch} action={<LinkButton href={archived ? `${path}?status=archived` : path}>{empty.clear}</LinkButton>}>
        {empty.noMatchText}
      </EmptyState>
    )
  }
  if (archived) {
    return (
      <EmptyState icon="archive" title={empty.archived} action={<LinkButton href={path}>{empty.backToActive}</LinkButton>}>
        {empty.archivedText}
      </EmptyState>
    )
  }
  if (!seesAllSites(actor)) {
    return (
      <EmptyState icon="lock" title={empty.none} action={add}>
        {empty.noneText}
      </EmptyState>
    )
  }
  const isPending = actor.accountStatus === 'pending_payment' && can(actor, 'sites:create')
  return (
    <EmptyState icon="globe" title={empty.title} action={add}>
      <p>{empty.text}</p>
      {isPending && <p className="mt-2">{empty.pending}</p>}
    </EmptyState>
  )
}

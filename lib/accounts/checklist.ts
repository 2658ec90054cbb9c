// What is left to set up: computed from facts on every look, never ticked by hand. Pure and browser-safe.
import type { AccountActor } from '@/lib/core/actor'
import { mayNow } from '@/lib/auth/permissions'
import type { AccountHome } from './queries'

export interface ChecklistItem {
  key: 'email' | 'payment' | 'invoice' | 'site' | 'details' | 'weights' | 'playbooks' | 'team'
  done: boolean
  /** Where it is done; absent where it is done on the home itself. */
  href?: string
}

/**
 * The steps that this member can take in this account today. One that the account's state or the member's role does not
 * open is left out, unless it is done.
 */
export function checklist(home: AccountHome, actor: AccountActor, emailVerified: boolean): ChecklistItem[] {
  const base = `/${home.slug}`
  const waitsForVisit = home.status === 'pending_installation'
  const isPaidPlan = home.plan.price.amountMinor > 0
  const takesColleagues = home.emailDomain !== null && (home.seats.limit === null || home.seats.limit > 1)
  const takesSites = home.sites.limit !== 0 && mayNow(actor, 'sites:create')
  const items: (ChecklistItem & { shown: boolean })[] = [
    { key: 'email', done: emailVerified, shown: true },
    { key: 'payment', done: home.status !== 'pending_payment', href: '#payment', shown: isPaidPlan && !waitsForVisit && mayNow(actor, 'billing:pay') },
    { key: 'invoice', done: home.due === null, href: '#payment', shown: isPaidPlan && waitsForVisit && mayNow(actor, 'billing:pay') },
    { key: 'site', done: home.sites.used > 0, href: `${base}/sites/new`, shown: takesSites },
    { key: 'details', done: home.country !== null && home.phone !== null, href: `${base}/settings`, shown: mayNow(actor, 'settings:update') },
    { key: 'weights', done: home.weightsSaved, href: `${base}/settings/weights`, shown: mayNow(actor, 'settings:update') },
    { key: 'playbooks', done: home.triggersSaved, href: `${base}/settings/playbooks`, shown: mayNow(actor, 'playbooks:update') },
    { key: 'team', done: home.seats.used > 1, href: `${base}/team`, shown: takesColleagues && mayNow(actor, 'members:manage') },
  ]
  return items.filter(({ shown }) => shown).map(({ shown: _, ...item }) => item)
}

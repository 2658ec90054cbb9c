import { mayNow } from '@/lib/auth/permissions'
import type { AccountActor } from '@/lib/core/actor'
import type { SiteDetail } from '@/lib/sites/queries'

/** Does a change of this site have a chance now: by role, by the account's state, and by how the site stands? Screens show only what does. */
export const mayChange = (actor: AccountActor, site: Pick<SiteDetail, 'status' | 'beyondPlan'>): boolean =>
  mayNow(actor, 'sites:update') && site.status === 'active' && !site.beyondPlan

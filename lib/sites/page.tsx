import { cache, type ReactNode } from 'react'
import { accountPage } from '@/lib/auth/page'
import type { AccountPermission } from '@/lib/auth/permissions'
import type { AccountActor, UserActor } from '@/lib/core/actor'
import { AppError, notFound } from '@/lib/core/errors'
import { leaveOldSite } from './old-site'
import { getSiteBySlug, type SiteDetail } from './queries'

/** What a page of a site is drawn from. */
export interface SitePageProps {
  actor: AccountActor
  user: UserActor
  site: SiteDetail
  searchParams: Record<string, string | string[] | undefined>
}

/** The site at an address of the account, or null when the actor may not see one there. Read once for the frame and the page in it. */
export const siteAt = cache(
  (actor: AccountActor, slug: string): Promise<SiteDetail | null> =>
    getSiteBySlug(actor, slug).catch((error: unknown) => {
      if (error instanceof AppError && error.code === 'NOT_FOUND') return null
      throw error
    }),
)

/** A page of a site, under a folder `[site]`. For whom the site is not open, it does not exist (T3-06); an earlier address leads on. */
export const sitePage = (permission: AccountPermission, render: (props: SitePageProps) => ReactNode | Promise<ReactNode>) =>
  accountPage(permission, async ({ actor, user, params, searchParams }) => {
    const site = await siteAt(actor, params.site ?? '')
    if (!site) {
      // Where an address is gone, the frame says so in place of the page (app/[account]/(rooms)/sites/[site]/layout.tsx).
      await leaveOldSite(actor, params.site ?? '')
      throw notFound()
    }
    return render({ actor, user, site, searchParams })
  })

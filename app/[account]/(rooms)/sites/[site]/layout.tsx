import type { ReactNode } from 'react'
import { GoneSite } from '@/components/sites/gone-site'
import { SiteHead } from '@/components/sites/site-head'
import { can } from '@/lib/auth/permissions'
import { currentAccount } from '@/lib/auth/session'
import { leaveOldSite } from '@/lib/sites/old-site'
import { siteAt } from '@/lib/sites/page'
import { sitePlaces } from '@/lib/sites/places'

interface Props {
  children: ReactNode
  params: Promise<{ account: string; site: string }>
}

/** The head of a site's pages. It decides nothing: each page asks for itself who may see it, and says when there is no such site. */
export default async function SiteLayout({ children, params }: Props) {
  const { account, site: slug } = await params
  const actor = await currentAccount(account)
  const site = actor && can(actor, 'sites:read') ? await siteAt(actor, slug) : null
  if (!actor || !site) {
    const isGone = actor && can(actor, 'sites:read') && (await leaveOldSite(actor, slug))
    return isGone ? <GoneSite account={account} /> : children
  }
  const places = site.beyondPlan ? (await sitePlaces(actor)).sites : undefined
  return (
    <>
      <SiteHead actor={actor} site={site} places={places} />
      {children}
    </>
  )
}

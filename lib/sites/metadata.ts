import type { Metadata } from 'next'
import { can } from '@/lib/auth/permissions'
import { currentAccount } from '@/lib/auth/session'
import { words } from '@/lib/messages/words'
import { siteAt } from './page'

/** The title of one of a site's pages: the page and the site's name, where the reader may see the site. */
export const siteTitle =
  (page: Exclude<keyof ReturnType<typeof words>['sites']['tabs'], 'label'>) =>
  async ({ params }: { params: Promise<{ account: string; site: string }> }): Promise<Metadata> => {
    const { account, site: slug } = await params
    const actor = await currentAccount(account)
    const site = actor && can(actor, 'sites:read') ? await siteAt(actor, slug) : null
    const { title, tabs } = words().sites
    if (!site) return { title }
    return { title: page === 'overview' ? site.name : `${tabs[page]} · ${site.name}` }
  }

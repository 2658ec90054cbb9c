/** SiteTabs({ actor, site })   the pages of a site that are open to this member. */
import type { NavItem } from '@/components/shell/nav-link'
import { Tabs } from '@/components/shell/tabs'
import { mayNow, type AccountPermission } from '@/lib/auth/permissions'
import type { AccountActor } from '@/lib/core/actor'
import { words } from '@/lib/messages/words'

export function SiteTabs({ actor, site }: { actor: AccountActor; site: { slug: string } }) {
  const { tabs } = words().sites
  const base = `/${actor.accountSlug}/sites/${site.slug}`
  const items: (NavItem & { needs: AccountPermission })[] = [
    { needs: 'sites:read', href: base, label: tabs.overview, icon: 'globe', exact: true },
    { needs: 'sites:read', href: `${base}/sectors`, label: tabs.sectors, icon: 'layers' },
    { needs: 'sites:read', href: `${base}/domain`, label: tabs.domain, icon: 'shield' },
    { needs: 'sites:read', href: `${base}/integrations`, label: tabs.integrations, icon: 'plug' },
    { needs: 'members:manage', href: `${base}/access`, label: tabs.access, icon: 'users' },
    { needs: 'sites:read', href: `${base}/activity`, label: tabs.activity, icon: 'history' },
    { needs: 'sites:update', href: `${base}/settings`, label: tabs.settings, icon: 'settings' },
  ]
  return <Tabs label={tabs.label} items={items.flatMap(({ needs, ...item }) => (mayNow(actor, needs) ? [item] : []))} />
}

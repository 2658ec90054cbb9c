/** SiteTabs({ actor, site })   the pages of a site that are open to this member. */
import type { NavItem } from '@/components/shell/nav-link'
import { Tabs } from '@/components/shell/tabs'
import { mayNow } from '@/lib/auth/permissions'
import type { AccountActor } from '@/lib/core/actor'
import { words } from '@/lib/messages/words'
import { hasRoom } from '@/lib/sites/rooms'

export function SiteTabs({ actor, site }: { actor: AccountActor; site: { slug: string } }) {
  const { tabs } = words().sites
  const base = `/${actor.accountSlug}/sites/${site.slug}`
  const rooms = [
    { room: 'sectors', needs: 'sites:read', icon: 'layers' },
    { room: 'domain', needs: 'sites:read', icon: 'shield' },
    { room: 'integrations', needs: 'sites:read', icon: 'plug' },
    { room: 'access', needs: 'members:manage', icon: 'users' },
    { room: 'activity', needs: 'sites:read', icon: 'history' },
    { room: 'settings', needs: 'sites:update', icon: 'settings' },
  ] as const
  const open = rooms.filter(({ room, needs }) => hasRoom(room) && mayNow(actor, needs))
  const items: NavItem[] = [
    { href: base, label: tabs.overview, icon: 'globe', exact: true },
    ...open.map(({ room, icon }) => ({ href: `${base}/${room}`, label: tabs[room], icon })),
  ]
  return <Tabs label={tabs.label} items={items} />
}

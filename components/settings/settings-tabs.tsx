/** SettingsTabs({ actor })   the rooms of settings that are open to this member. */
import { NavLink, type NavItem } from '@/components/shell/nav-link'
import { mayNow, type AccountPermission } from '@/lib/auth/permissions'
import type { AccountActor } from '@/lib/core/actor'
import { words } from '@/lib/messages/words'

const tab =
  'relative flex min-h-9 items-center gap-2 rounded-md px-3 text-sm whitespace-nowrap text-muted hover:bg-default hover:text-foreground ' +
  'aria-[current=page]:bg-default aria-[current=page]:font-medium aria-[current=page]:text-foreground pointer-coarse:min-h-11'

export function SettingsTabs({ actor }: { actor: AccountActor }) {
  const { tabs } = words().settings
  const base = `/${actor.accountSlug}/settings`
  const items: (NavItem & { needs: AccountPermission })[] = [
    { needs: 'settings:read', href: base, label: tabs.account, icon: 'building', exact: true },
    { needs: 'settings:read', href: `${base}/weights`, label: tabs.weights, icon: 'gauge' },
    { needs: 'playbooks:read', href: `${base}/playbooks`, label: tabs.playbooks, icon: 'zap' },
    { needs: 'api_keys:manage', href: `${base}/keys`, label: tabs.keys, icon: 'key' },
    { needs: 'account:read', href: `${base}/security`, label: tabs.security, icon: 'lock' },
  ]
  // An employee works in the account; running it is the vendor's mode. Their own login is theirs in every mode.
  const shown = items.filter(({ needs, href }) => mayNow(actor, needs) && (actor.mode === 'vendor' || href.endsWith('/security')))
  return (
    <nav aria-label={tabs.label} className="-mx-4 mb-6 overflow-x-auto px-4 sm:-mx-1 sm:px-1">
      <ul className="flex gap-1 border-b border-separator pb-2">
        {shown.map(({ needs: _, ...item }) => (
          <li key={item.href}>
            <NavLink item={item} className={tab} labelClass="" countClass="" />
          </li>
        ))}
      </ul>
    </nav>
  )
}

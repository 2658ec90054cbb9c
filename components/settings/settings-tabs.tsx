/** SettingsTabs({ actor })   the rooms of settings that are open to this member. */
import type { NavItem } from '@/components/shell/nav-link'
import { Tabs } from '@/components/shell/tabs'
import { mayNow, type AccountPermission } from '@/lib/auth/permissions'
import type { AccountActor } from '@/lib/core/actor'
import { words } from '@/lib/messages/words'

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
  return <Tabs label={tabs.label} items={shown.map(({ needs: _, ...item }) => item)} />
}

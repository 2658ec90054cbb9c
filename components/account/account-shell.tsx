/** AccountShell({ actor, user, theme, railFolded, children })   the frame of an account's pages: navigation by mode and role, switchers, palette. */
import type { ReactNode } from 'react'
import { AppShell, type NavGroup } from '@/components/shell/app-shell'
import type { Switch } from '@/components/shell/switcher'
import { switchModeForm } from '@/lib/accounts/actions'
import { mayNow } from '@/lib/auth/permissions'
import type { AccountActor, UserActor } from '@/lib/core/actor'
import { words } from '@/lib/messages/words'
import { logoutAction } from '@/lib/people/actions'
import type { Theme } from '@/lib/preferences/schema'
import { paletteOf } from './palette-source'

interface AccountShellProps {
  actor: AccountActor
  user: UserActor
  theme: Theme
  railFolded: boolean
  children: ReactNode
}

export function AccountShell({ actor, user, theme, railFolded, children }: AccountShellProps) {
  const base = `/${actor.accountSlug}`
  return (
    <AppShell
      home={base}
      area={words().account.area}
      navigation={navigationOf(actor)}
      account={accountSwitch(actor, user)}
      mode={modeSwitch(actor)}
      user={{ name: user.name, email: user.email ?? '' }}
      profileHref={`${base}/settings/security`}
      signOut={logoutAction}
      theme={theme}
      railFolded={railFolded}
      palette={paletteOf(actor)}
    >
      {children}
    </AppShell>
  )
}

/** A vendor runs the account, an employee works in it: their rails differ, what they may do is their role's. */
function navigationOf(actor: AccountActor): NavGroup[] {
  const { nav } = words().account
  const base = `/${actor.accountSlug}`
  const home: NavGroup = {
    items: [
      { href: base, label: nav.home, icon: 'home', exact: true },
      ...(mayNow(actor, 'sites:read') ? [{ href: `${base}/sites`, label: nav.sites, icon: 'globe' as const }] : []),
    ],
  }
  if (actor.mode !== 'vendor') return [home]
  return [
    home,
    {
      label: nav.manage,
      items: [
        ...(mayNow(actor, 'credits:read') ? [{ href: `${base}/credits`, label: nav.credits, icon: 'coins' as const }] : []),
        ...(mayNow(actor, 'billing:read') ? [{ href: `${base}/billing`, label: nav.billing, icon: 'receipt' as const }] : []),
        ...(mayNow(actor, 'members:read') ? [{ href: `${base}/team`, label: nav.team, icon: 'users' as const }] : []),
        ...(mayNow(actor, 'settings:read') ? [{ href: `${base}/settings`, label: nav.settings, icon: 'settings' as const }] : []),
      ],
    },
  ]
}

const accountSwitch = (actor: AccountActor, user: UserActor): Switch => ({
  current: actor.accountName,
  label: words().shell.account.label,
  icon: 'building',
  items: user.accounts.map(({ slug, name }) => ({ label: name, note: slug, href: `/${slug}`, current: slug === actor.accountSlug })),
})

function modeSwitch(actor: AccountActor): Switch {
  const { modes } = words().account
  return {
    current: modes[actor.mode].name,
    label: words().shell.account.mode,
    items: actor.modes.map((mode) => ({
      label: modes[mode].name,
      note: modes[mode].note,
      current: mode === actor.mode,
      action: switchModeForm,
      fields: { account: actor.accountSlug, mode },
    })),
  }
}

import type { PaletteFinder, PaletteItem, PaletteSource } from '@/components/shell/palette-button'
import { mayNow, type AccountPermission } from '@/lib/auth/permissions'
import type { AccountActor } from '@/lib/core/actor'
import { words } from '@/lib/messages/words'

type Entry = PaletteItem & { needs: AccountPermission }

/** What the palette offers a member: the pages, actions and sites that will be accepted, and no others. */
export function paletteOf(actor: AccountActor): PaletteSource {
  const { nav, palette } = words().account
  const base = `/${actor.accountSlug}`
  const pages: Entry[] = [
    { needs: 'account:read', href: base, label: nav.home, icon: 'home' },
    { needs: 'sites:read', href: `${base}/sites`, label: nav.sites, icon: 'globe', keywords: 'domains sectors' },
    { needs: 'credits:read', href: `${base}/credits`, label: nav.credits, icon: 'coins', keywords: 'balance ledger' },
    { needs: 'billing:read', href: `${base}/billing`, label: nav.billing, icon: 'receipt', keywords: 'plan invoices payment' },
    { needs: 'members:read', href: `${base}/team`, label: nav.team, icon: 'users', keywords: 'members people' },
    { needs: 'settings:read', href: `${base}/settings`, label: nav.settings, icon: 'settings', keywords: 'account name country phone' },
    { needs: 'settings:read', href: `${base}/settings/weights`, label: palette.weights, icon: 'gauge', keywords: 'health' },
    { needs: 'playbooks:read', href: `${base}/settings/playbooks`, label: palette.playbooks, icon: 'zap', keywords: 'triggers thresholds' },
    { needs: 'api_keys:manage', href: `${base}/settings/keys`, label: palette.keys, icon: 'key', keywords: 'tokens api' },
    { needs: 'account:read', href: `${base}/settings/security`, label: palette.security, icon: 'lock' },
  ]
  const actions: Entry[] = [
    { needs: 'sites:create', href: `${base}/sites/new`, label: palette.addSite, icon: 'plus', keywords: 'new website domain' },
    { needs: 'api_keys:manage', href: `${base}/settings/keys#create`, label: palette.addKey, icon: 'plus' },
    { needs: 'account:read', href: `${base}/settings/security#password`, label: palette.changePassword, icon: 'lock' },
    { needs: 'billing:update', href: `${base}/billing/plans`, label: palette.changePlan, icon: 'layers', keywords: 'upgrade limits price' },
    { needs: 'billing:update', href: `${base}/billing/details`, label: palette.editDetails, icon: 'edit', keywords: 'address tax' },
    { needs: 'members:manage', href: `${base}/team#requests`, label: palette.decideRequests, icon: 'users' },
  ]
  const open = (entries: Entry[]): PaletteItem[] => entries.flatMap(({ needs, ...item }) => (mayNow(actor, needs) ? [item] : []))
  const sites: PaletteFinder = { what: 'sites', url: '/api/sites', href: `${base}/sites/:slug`, account: actor.accountSlug }
  return { pages: open(pages), actions: open(actions), ...(mayNow(actor, 'sites:read') && { find: [sites] }) }
}

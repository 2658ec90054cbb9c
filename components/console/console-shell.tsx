/** ConsoleShell({ actor, user, waiting, theme, railFolded, children })   the frame of the staff console; shows only the rooms that the role may enter. */
import type { ReactNode } from 'react'
import { AppShell } from '@/components/shell/app-shell'
import type { NavItem } from '@/components/shell/nav-link'
import type { PaletteFinder } from '@/components/shell/palette-button'
import { can, type StaffPermission } from '@/lib/auth/permissions'
import type { StaffActor, UserActor } from '@/lib/core/actor'
import { console as words } from '@/lib/messages/en/console'
import { logoutAction } from '@/lib/people/actions'
import type { Theme } from '@/lib/preferences/schema'

type Room = NavItem & { permission: StaffPermission }

const DAY = '/admin/day'
const work: Room[] = [
  { href: '/admin', label: words.navigation.home, icon: 'inbox', exact: true, permission: 'console:open' },
  { href: '/admin/registrations', label: words.navigation.registrations, icon: 'fileText', permission: 'registrations:read' },
  { href: '/admin/calendar', label: words.navigation.calendar, icon: 'calendar', permission: 'registrations:read' },
  { href: '/admin/installations', label: words.navigation.installations, icon: 'wrench', permission: 'installations:read' },
  { href: DAY, label: words.navigation.day, icon: 'mapPin', permission: 'installations:work' },
  { href: '/admin/accounts', label: words.navigation.accounts, icon: 'building', permission: 'accounts:read' },
  { href: '/admin/payments', label: words.navigation.payments, icon: 'creditCard', permission: 'payments:read' },
  { href: '/admin/reports', label: words.navigation.reports, icon: 'gauge', permission: 'reports:read' },
]
const house: Room[] = [
  { href: '/admin/technicians', label: words.navigation.technicians, icon: 'briefcase', permission: 'technicians:manage' },
  { href: '/admin/job-types', label: words.navigation.jobTypes, icon: 'list', permission: 'organisation:manage' },
  { href: '/admin/pipeline-settings', label: words.navigation.pipeline, icon: 'settings', permission: 'organisation:manage' },
  { href: '/admin/catalogue', label: words.navigation.catalogue, icon: 'layers', permission: 'catalogue:read' },
  { href: '/admin/templates', label: words.navigation.templates, icon: 'edit', permission: 'templates:manage' },
  { href: '/admin/notices', label: words.navigation.notices, icon: 'bell', permission: 'templates:manage' },
  { href: '/admin/deliveries', label: words.navigation.deliveries, icon: 'send', permission: 'deliveries:read' },
  { href: '/admin/mailbox', label: words.navigation.mailbox, icon: 'mail', permission: 'mailbox:read' },
  { href: '/admin/channels', label: words.navigation.channels, icon: 'radio', permission: 'channels:read' },
  { href: '/admin/audit', label: words.navigation.audit, icon: 'scroll', permission: 'audit:read' },
  { href: '/admin/staff', label: words.navigation.staff, icon: 'users', permission: 'staff:manage' },
]

const finders: (PaletteFinder & { permission: StaffPermission })[] = [
  { what: 'registrations', url: '/api/admin/registrations', href: '/admin/registrations/:id', permission: 'registrations:read' },
  { what: 'installations', url: '/api/admin/installations', href: '/admin/installations/:id', permission: 'installations:read' },
  { what: 'accounts', url: '/api/admin/accounts', href: '/admin/accounts/:id', permission: 'accounts:read' },
]

interface ConsoleShellProps {
  actor: StaffActor
  user: UserActor
  /** Announced payments that wait for a decision. */
  waiting: number
  theme: Theme
  railFolded: boolean
  children: ReactNode
}

export function ConsoleShell({ actor, user, waiting, theme, railFolded, children }: ConsoleShellProps) {
  const open = (rooms: Room[]): NavItem[] =>
    rooms.filter(({ permission }) => can(actor, permission)).map(({ permission: _, ...item }) => (item.href === '/admin/payments' ? { ...item, count: waiting } : item))
  // On a phone only the first rooms stand in the bar, and who is on the way needs the day.
  const rooms = actor.role === 'technician' ? work.toSorted((a, b) => Number(b.href === DAY) - Number(a.href === DAY)) : work
  const pages = [...open(rooms), ...open(house)]
  return (
    <AppShell
      home="/admin"
      area={words.area}
      navigation={[
        { label: words.groups.work, items: open(rooms) },
        { label: words.groups.house, items: open(house) },
      ]}
      user={{ name: user.name, email: user.email ?? '' }}
      profileHref="/admin/own-login"
      signOut={logoutAction}
      theme={theme}
      railFolded={railFolded}
      palette={{
        pages: pages.map(({ href, label, icon }) => ({ href, label, icon })),
        find: finders.filter(({ permission }) => can(actor, permission)).map(({ permission: _, ...finder }) => finder),
      }}
    >
      {children}
    </AppShell>
  )
}

/**
 * AppShell({ home, area, navigation, account?, mode?, user, profileHref?, signOut, theme, railFolded, palette, top?, banner?, children })
 * The frame of signed-in pages: rail at the start (a bottom bar on phones), top line with account, mode, search and own
 * menu, then the page. It reads no data: layouts pass names, links and actions.
 *   home: where the mark leads; area: the word beside the mark ("Console")
 *   navigation: groups of NavItem; the first four items make the bottom bar on phones, the rest stand behind "More"
 *   account, mode: Switch, see switcher.tsx; palette: PaletteSource, see palette-button.tsx
 *   top: more for the top line (notifications); banner: a message over every page (payment due)
 */
import Link from 'next/link'
import type { ReactNode } from 'react'
import { Icon } from '@/components/ui/icon'
import { KeepFocus } from '@/components/ui/keep-focus'
import { Popover } from '@/components/ui/popover'
import { shell } from '@/lib/messages/en/shell'
import { Mark } from './mark'
import { NavLink, type NavItem } from './nav-link'
import { OwnMenu, type OwnMenuProps } from './own-menu'
import { PaletteButton, type PaletteSource } from './palette-button'
import { RailToggle } from './rail-toggle'
import { Switcher, type Switch } from './switcher'

export type NavGroup = { label?: string; items: readonly NavItem[] }

export type AppShellProps = OwnMenuProps & {
  home: string
  area: string
  navigation: readonly NavGroup[]
  account?: Switch
  mode?: Switch
  railFolded: boolean
  palette: PaletteSource
  top?: ReactNode
  banner?: ReactNode
  children: ReactNode
}

const BOTTOM_BAR_ITEMS = 4

const railLine =
  'relative flex min-h-7.5 items-center gap-2.5 rounded-md px-2 text-sm text-muted hover:bg-default hover:text-foreground ' +
  'aria-[current=page]:bg-default aria-[current=page]:font-medium aria-[current=page]:text-foreground pointer-coarse:min-h-11'
const railCount = 'ms-auto max-lg:absolute max-lg:-top-1 max-lg:-inset-e-1 group-data-[rail=folded]/shell:absolute group-data-[rail=folded]/shell:-top-1 group-data-[rail=folded]/shell:-inset-e-1'
const barLine =
  'relative flex min-h-14 min-w-0 flex-auto flex-col items-center justify-center gap-0.5 px-1 text-[11px] text-muted aria-[current=page]:text-accent aria-[current=page]:font-medium'
const unfoldedOnly = 'max-lg:sr-only group-data-[rail=folded]/shell:sr-only'

export function AppShell({
  home,
  area,
  navigation,
  account,
  mode,
  user,
  profileHref,
  signOut,
  theme,
  railFolded,
  palette,
  top,
  banner,
  children,
}: AppShellProps) {
  const all = navigation.flatMap((group) => group.items)
  return (
    <div data-rail={railFolded ? 'folded' : 'open'} className="group/shell min-h-dvh text-sm md:flex">
      <aside className="sticky top-0 flex h-dvh w-14 shrink-0 flex-col border-e border-separator bg-background max-md:hidden lg:group-data-[rail=open]/shell:w-58 print:hidden">
        <div className="flex h-14 items-center px-3.5 lg:group-data-[rail=open]/shell:px-4">
          <Link href={home} className="touch-44 flex items-center gap-2.5 rounded-sm text-[15px] font-semibold">
            <Mark className="mx-1 shrink-0 text-accent" />
            <span className={unfoldedOnly}>{area}</span>
          </Link>
        </div>
        <nav aria-label={shell.rail.label} className="grow space-y-4 overflow-y-auto px-2.5 py-2">
          {navigation.map((group, index) => (
            <div key={group.label ?? index}>
              {group.label && <p className={`px-2 pb-1 text-xs font-medium text-muted ${unfoldedOnly}`}>{group.label}</p>}
              <ul className="space-y-0.5">
                {group.items.map((item) => (
                  <li key={item.href}>
                    <NavLink item={item} className={railLine} labelClass={unfoldedOnly} countClass={railCount} />
                  </li>
                ))}
              </ul>
            </div>
          ))}
        </nav>
        <div className="p-2.5">
          <RailToggle folded={railFolded} />
        </div>
      </aside>

      <div className="flex min-w-0 grow flex-col">
        <header className="sticky top-0 z-10 flex h-14 items-center gap-1 border-b border-separator bg-background px-3 sm:px-6 print:hidden">
          <Link href={home} aria-label={area} className="touch-44 me-1 rounded-sm md:hidden">
            <Mark className="text-accent" />
          </Link>
          {account && <Switcher id="account-switch" {...account} className="sm:max-w-64" />}
          {mode && <Switcher id="mode-switch" {...mode} className="shrink-0 text-muted" />}
          <div className="ms-auto flex shrink-0 items-center gap-1 sm:gap-2">
            <PaletteButton source={palette} />
            {top}
            <OwnMenu user={user} profileHref={profileHref} signOut={signOut} theme={theme} />
          </div>
        </header>
        {banner && <div className="px-4 pt-4 sm:px-6">{banner}</div>}
        <main id="content" tabIndex={-1} className="w-full max-w-384 grow px-4 pt-6 pb-28 sm:px-6 md:pb-12">
          {children}
        </main>
        <KeepFocus />
      </div>

      <BottomBar items={all} />
    </div>
  )
}

function BottomBar({ items }: { items: readonly NavItem[] }) {
  const rest = items.slice(BOTTOM_BAR_ITEMS)
  return (
    <nav
      aria-label={shell.rail.label}
      className="fixed inset-x-0 bottom-0 z-10 flex border-t border-separator bg-background pb-[env(safe-area-inset-bottom)] md:hidden print:hidden"
    >
      {items.slice(0, BOTTOM_BAR_ITEMS).map((item) => (
        <NavLink key={item.href} item={item} className={barLine} labelClass="max-w-full truncate" countClass="absolute top-1 inset-s-1/2 ms-1.5" />
      ))}
      {rest.length > 0 && (
        <Popover
          id="more-pages"
          align="end"
          side="above"
          triggerClass={barLine}
          trigger={
            <>
              <Icon name="more" size={18} />
              <span>{shell.rail.more}</span>
            </>
          }
        >
          <ul>
            {rest.map((item) => (
              <li key={item.href}>
                <NavLink item={item} className={railLine} labelClass="" countClass="ms-auto" />
              </li>
            ))}
          </ul>
        </Popover>
      )}
    </nav>
  )
}

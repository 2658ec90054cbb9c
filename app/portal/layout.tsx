import type { ReactNode } from 'react'
import { AppShell } from '@/components/shell/app-shell'
import { switchModeForm } from '@/lib/accounts/actions'
import { listSeats } from '@/lib/accounts/queries'
import { currentUser } from '@/lib/auth/session'
import { words } from '@/lib/messages/words'
import { logoutAction } from '@/lib/people/actions'
import { readRailFolded, readTheme } from '@/lib/preferences/queries'

/** The frame of the customer's pages: outside any account, with a way back into each. */
export default async function PortalLayout({ children }: { children: ReactNode }) {
  const user = await currentUser()
  if (!user) return children
  const { portal, modes } = words().account
  const seats = await listSeats(user)
  const pages = [{ href: '/portal', label: portal.title, icon: 'inbox' as const, exact: true }]
  return (
    <AppShell
      home="/portal"
      area={portal.area}
      navigation={[{ items: pages }]}
      mode={{
        current: modes.customer.name,
        label: words().shell.account.mode,
        items: [
          { label: modes.customer.name, note: modes.customer.note, current: true, href: '/portal' },
          ...seats.flatMap((seat) =>
            seat.modes
              .filter((mode) => mode !== 'customer')
              .map((mode) => ({ label: `${modes[mode].name}, ${seat.name}`, note: modes[mode].note, action: switchModeForm, fields: { account: seat.slug, mode } })),
          ),
        ],
      }}
      user={{ name: user.name, email: user.email ?? '' }}
      signOut={logoutAction}
      theme={await readTheme()}
      railFolded={await readRailFolded()}
      palette={{ pages }}
    >
      {children}
    </AppShell>
  )
}

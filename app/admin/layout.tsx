import type { Metadata } from 'next'
import type { ReactNode } from 'react'
import { ConsoleShell } from '@/components/console/console-shell'
import { Outside } from '@/components/shell/outside'
import { can } from '@/lib/auth/permissions'
import { currentSession } from '@/lib/auth/session'
import { console as words } from '@/lib/messages/en/console'
import { countSubmitted } from '@/lib/payments/queries'
import { readRailFolded, readTheme } from '@/lib/preferences/queries'

export const metadata: Metadata = { title: { default: words.area, template: `%s · ${words.area}` }, robots: { index: false } }

/** The frame around the console's pages. It decides nothing: each page asks for itself who may see it. */
export default async function ConsoleLayout({ children }: { children: ReactNode }) {
  const session = await currentSession(null)
  if (!session?.staff) return <Outside>{children}</Outside>
  const [waiting, theme, railFolded] = await Promise.all([can(session.staff, 'payments:read') ? countSubmitted(session.staff) : 0, readTheme(), readRailFolded()])
  return (
    <ConsoleShell actor={session.staff} user={session.user} waiting={waiting} theme={theme} railFolded={railFolded}>
      {children}
    </ConsoleShell>
  )
}

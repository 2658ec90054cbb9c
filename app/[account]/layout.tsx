import { redirect } from 'next/navigation'
import type { ReactNode } from 'react'
import { AccountShell } from '@/components/account/account-shell'
import { GoneAddress } from '@/components/account/gone-address'
import { Outside } from '@/components/shell/outside'
import { LinkButton } from '@/components/ui/button'
import { leaveOldAddress } from '@/lib/auth/old-address'
import { currentSession } from '@/lib/auth/session'
import { words } from '@/lib/messages/words'
import { readRailFolded, readTheme } from '@/lib/preferences/queries'

/** The frame around an account's pages. It decides nothing: each page asks for itself who may see it. */
export default async function AccountLayout({ children, params }: { children: ReactNode; params: Promise<{ account: string }> }) {
  const slug = (await params).account
  const session = await currentSession(slug)
  // Not a member, so the page will say that it does not exist; nothing of an account stands around that.
  if (!session?.account) {
    const gone = (await leaveOldAddress(slug)) && (
      <GoneAddress>
        <LinkButton href="/">{words().wrong.home}</LinkButton>
      </GoneAddress>
    )
    return <Outside>{gone || children}</Outside>
  }
  // Whoever acts as a customer has a home of their own.
  if (session.account.mode === 'customer') redirect('/portal')
  return (
    <AccountShell actor={session.account} user={session.user} theme={await readTheme()} railFolded={await readRailFolded()}>
      {children}
    </AccountShell>
  )
}

import { redirect } from 'next/navigation'
import type { ReactNode } from 'react'
import { AccountShell } from '@/components/account/account-shell'
import { currentSession } from '@/lib/auth/session'
import { readRailFolded, readTheme } from '@/lib/preferences/queries'

/** The frame around an account's pages. It decides nothing: each page asks for itself who may see it. */
export default async function AccountLayout({ children, params }: { children: ReactNode; params: Promise<{ account: string }> }) {
  const session = await currentSession((await params).account)
  // Not a member, so the page will say that it does not exist; nothing of an account stands around that.
  if (!session?.account) {
    return (
      <main id="content" tabIndex={-1} className="mx-auto max-w-2xl py-16">
        {children}
      </main>
    )
  }
  // Whoever acts as a customer has a home of their own.
  if (session.account.mode === 'customer') redirect('/portal')
  return (
    <AccountShell actor={session.account} user={session.user} theme={await readTheme()} railFolded={await readRailFolded()}>
      {children}
    </AccountShell>
  )
}

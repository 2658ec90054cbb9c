import type { ReactNode } from 'react'
import { AccountNotice } from '@/components/account/account-notice'
import { currentAccount } from '@/lib/auth/session'

/** Every page but the home, which says the same at more length, starts with what stands in the way. */
export default async function RoomsLayout({ children, params }: { children: ReactNode; params: Promise<{ account: string }> }) {
  const actor = await currentAccount((await params).account)
  return (
    <>
      {actor && <AccountNotice actor={actor} />}
      {children}
    </>
  )
}

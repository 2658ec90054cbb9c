import type { ReactNode } from 'react'
import { SettingsTabs } from '@/components/settings/settings-tabs'
import { currentAccount } from '@/lib/auth/session'

export default async function SettingsLayout({ children, params }: { children: ReactNode; params: Promise<{ account: string }> }) {
  const actor = await currentAccount((await params).account)
  return (
    <>
      {actor && <SettingsTabs actor={actor} />}
      {children}
    </>
  )
}

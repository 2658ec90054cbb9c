import type { ReactNode } from 'react'
import { PublicFooter } from '@/components/shell/public-footer'
import { PublicHeader } from '@/components/shell/public-header'
import { readTheme } from '@/lib/preferences/queries'

export default async function PublicLayout({ children }: { children: ReactNode }) {
  return (
    <div className="flex min-h-dvh flex-col">
      <PublicHeader />
      <main id="content" tabIndex={-1} className="grow">
        {children}
      </main>
      <PublicFooter theme={await readTheme()} />
    </div>
  )
}

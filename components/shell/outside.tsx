/** Outside({ children })   the frame of an address for whom it is not: the head for people without a session, and one sentence. */
import type { ReactNode } from 'react'
import { PublicHeader } from './public-header'

export function Outside({ children }: { children: ReactNode }) {
  return (
    <>
      <PublicHeader />
      <main id="content" tabIndex={-1} className="mx-auto max-w-2xl py-16">
        {children}
      </main>
    </>
  )
}

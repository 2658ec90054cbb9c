/**
 * Wrong({ title, text, children? })   the page for what went wrong: what happened, what was kept, what to do.
 * A plain link, so that the way out also works when the page's own script is what failed.
 */
import type { ReactNode } from 'react'
import { buttonClass } from '@/components/ui/button-class'
import { wrong } from '@/lib/messages/en/wrong'

const START_PAGE = '/'

export function Wrong({ title, text, children }: { title: string; text: string; children?: ReactNode }) {
  return (
    <main id="content" tabIndex={-1} className="mx-auto w-full max-w-2xl px-4 py-16 sm:px-6 sm:py-24">
      <h1 className="text-3xl font-semibold tracking-tight">{title}</h1>
      <p className="measure mt-4 text-lg text-muted">{text}</p>
      <div className="mt-8 flex flex-wrap items-center gap-3">
        {children}
        <a href={START_PAGE} className={buttonClass({ size: 'large' })}>
          {wrong.home}
        </a>
      </div>
    </main>
  )
}

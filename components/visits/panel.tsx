'use client'
/**
 * Panel({ title, closeHref, children })
 * A box beside the calendar about one visit. It takes the focus when it opens and closes by Esc; its place is in the
 * address, so back closes it and a link opens it.
 */
import Link from 'next/link'
import { useRouter } from 'next/navigation'
import { useEffect, useRef, type ReactNode } from 'react'
import { Icon } from '@/components/ui/icon'
import { calendar as words } from '@/lib/messages/en/calendar'

export function Panel({ title, closeHref, children }: { title: string; closeHref: string; children: ReactNode }) {
  const router = useRouter()
  const head = useRef<HTMLHeadingElement>(null)
  useEffect(() => {
    head.current?.focus({ preventScroll: true })
    head.current?.scrollIntoView({ block: 'nearest' })
  }, [])
  useEffect(() => {
    const onKey = (event: KeyboardEvent) => {
      if (event.key === 'Escape' && !event.defaultPrevented && !document.querySelector('dialog[open], [popover]:popover-open')) router.push(closeHref, { scroll: false })
    }
    document.addEventListener('keydown', onKey)
    return () => document.removeEventListener('keydown', onKey)
  }, [router, closeHref])
  return (
    <section aria-labelledby="panel-title" className="min-w-0 rounded-lg border border-border bg-surface">
      <header className="flex items-start justify-between gap-3 px-4 pt-3.5">
        <h2 ref={head} id="panel-title" tabIndex={-1} className="text-[15px] font-semibold outline-none wrap-anywhere">
          {title}
        </h2>
        <Link href={closeHref} scroll={false} aria-label={words.close} className="touch-44 -me-1 -mt-1 flex size-8 shrink-0 items-center justify-center rounded-md text-muted hover:bg-default">
          <Icon name="x" />
        </Link>
      </header>
      <div className="space-y-4 px-4 py-4">{children}</div>
    </section>
  )
}

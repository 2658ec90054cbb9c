'use client'
/**
 * ChangedNotice({ text, show, place? = 'table' })   says above what is shown that others have changed it, and reads the page anew at a press:
 * what moved by itself would move under the pointer. Silent while there is no text.
 *   place: over the rows of a card, or alone on a page
 */
import { useRouter } from 'next/navigation'
import { useTransition } from 'react'
import { Button } from './button'
import { cx } from './cx'

const places = { table: 'border-t border-separator px-4 sm:px-5', page: 'mb-4 rounded-lg border border-accent/40 px-4' } as const

export function ChangedNotice({ text, show, place = 'table' }: { text: string | null; show: string; place?: keyof typeof places }) {
  const router = useRouter()
  const [isReading, read] = useTransition()
  return (
    <div role="status" className={text === null ? undefined : cx('flex flex-wrap items-center gap-3 bg-accent-soft py-2 text-sm text-accent-soft-foreground', places[place])}>
      {text !== null && (
        <>
          {text}
          <Button size="small" aria-disabled={isReading || undefined} onClick={() => read(() => router.refresh())}>
            {show}
          </Button>
        </>
      )}
    </div>
  )
}

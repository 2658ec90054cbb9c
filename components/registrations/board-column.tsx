'use client'
/**
 * BoardColumn({ status, column, cards, … })
 * A stage: how many stand there and since when the longest waiting, its cards, and while one is dragged whether it may
 * land here, or why not. Further cards come when its end is in sight, or by the button there.
 */
import { useEffect, useRef, type ReactNode } from 'react'
import { Button } from '@/components/ui/button'
import { cx } from '@/components/ui/cx'
import { Icon } from '@/components/ui/icon'
import { statusText } from '@/components/ui/badge'
import { statusLook } from '@/lib/core/status-look'
import type { RegistrationStatus } from '@/lib/generated/prisma/enums'
import { registrations as words } from '@/lib/messages/en/registrations'
import type { Landing } from '@/lib/registrations/landing'
import { waitingWords } from '@/lib/registrations/waiting-words'

const say = words.board

interface Props {
  status: RegistrationStatus
  count: number
  /** So far it was counted; null where the count is exact. */
  most: number | null
  /** Since when the longest waiting stands here, in milliseconds. */
  oldest: number | null
  now: number
  hasMore: boolean
  loading: 'no' | 'now' | 'failed'
  onMore: (status: RegistrationStatus) => void
  folded: boolean
  onFold: ((status: RegistrationStatus) => void) | null
  /** For the card that is dragged; null while none is. */
  landing: Landing | null
  over: boolean
  /** `gone`: off to somewhere else, not dropped here. */
  onOver: (status: RegistrationStatus | null, gone?: boolean) => void
  onDrop: (status: RegistrationStatus) => void
  children: ReactNode
}

export function BoardColumn({ status, count, most, oldest, now, hasMore, loading, onMore, folded, onFold, landing, over, onOver, onDrop, children }: Props) {
  const { word, icon, color } = statusLook('registration', status)
  const headId = `column-${status}`
  const isMore = most !== null && count > most
  return (
    <section
      data-column={status}
      data-landing={landing ? (landing.may ? 'yes' : 'no') : undefined}
      aria-labelledby={headId}
      onDragOver={(event) => {
        onOver(status)
        if (!landing?.may) return
        event.preventDefault()
        event.dataTransfer.dropEffect = 'move'
      }}
      onDragLeave={(event) => event.currentTarget.contains(event.relatedTarget as Node | null) || onOver(null, event.relatedTarget !== null)}
      onDrop={(event) => {
        event.preventDefault()
        onDrop(status)
      }}
      className={cx(
        'relative flex max-h-full shrink-0 snap-start flex-col rounded-lg border bg-surface-secondary transition-colors',
        folded ? 'w-11' : 'w-[82vw] max-w-80 sm:w-0 sm:max-w-none sm:min-w-60 sm:flex-1',
        landing?.may ? (over ? 'border-accent bg-accent-soft' : 'border-accent border-dashed') : 'border-separator',
        landing && !landing.may && 'opacity-70',
      )}
    >
      <header className={cx('flex items-start gap-1.5 px-3 pt-2.5 pb-2', folded && 'h-full flex-col items-center px-1')}>
        <Icon name={icon} size={14} className={cx('mt-0.5 shrink-0', statusText[color])} />
        <h2 id={headId} title={word} className={cx('min-w-0 truncate text-[13px] leading-5 font-semibold', folded && 'order-last [writing-mode:vertical-rl]')} aria-label={isMore ? say.columnOfMore(word, most) : say.column(word, count)}>
          {word}
        </h2>
        <span aria-hidden className="figures rounded-md bg-default px-1.5 text-xs leading-5 text-muted" data-count>
          {isMore ? `${most.toLocaleString('en')}+` : count.toLocaleString('en')}
        </span>
        {!folded && oldest !== null && (
          <span className="figures ms-auto text-xs leading-5 whitespace-nowrap text-muted" title={say.oldestLong(waitingWords(oldest, now))} suppressHydrationWarning>
            <span className="sr-only">{say.oldest}</span>
            {waitingWords(oldest, now)}
          </span>
        )}
        {onFold && (
          <button
            type="button"
            aria-expanded={!folded}
            aria-label={folded ? say.unfold(word) : say.fold(word)}
            onClick={() => onFold(status)}
            className={cx('touch-44 flex size-6 shrink-0 items-center justify-center rounded-md text-muted hover:bg-default', folded ? 'order-first' : 'ms-auto')}
          >
            <Icon name={folded ? 'chevronRight' : 'chevronLeft'} size={14} className="rtl:-scale-x-100" />
          </button>
        )}
      </header>
      {!folded && (
        <div data-scroller className="min-h-24 grow overflow-y-auto overscroll-y-contain px-2 pb-2">
          {count === 0 && <p className="px-1 py-4 text-center text-[13px] text-muted">{say.empty}</p>}
          <ul aria-labelledby={headId} className="space-y-2">
            {children}
          </ul>
          {hasMore && <More loading={loading} onMore={() => onMore(status)} />}
        </div>
      )}
      {landing && !landing.may && over && !folded && (
        <p className="absolute inset-x-2 top-10 z-2 rounded-md border border-border bg-overlay p-2 text-[13px] shadow-overlay" role="status">
          {landing.why}
        </p>
      )}
      {landing?.may && !folded && (
        <p className="pointer-events-none absolute inset-x-2 bottom-2 z-2 rounded-md bg-accent px-2 py-1 text-center text-xs font-medium text-accent-foreground">
          {[say.dropHere, say.asks[landing.needs]].filter(Boolean).join(', ')}
        </p>
      )}
    </section>
  )
}

function More({ loading, onMore }: { loading: Props['loading']; onMore: () => void }) {
  const end = useRef<HTMLDivElement>(null)
  const load = useRef(onMore)
  useEffect(() => {
    load.current = onMore
  })
  const mayLoad = loading === 'no'
  useEffect(() => {
    const place = end.current
    if (!place || !mayLoad) return
    const watch = new IntersectionObserver(([entry]) => entry?.isIntersecting && load.current(), { root: place.closest('[data-scroller]'), rootMargin: '400px' })
    watch.observe(place)
    return () => watch.disconnect()
  }, [mayLoad])
  return (
    <div ref={end} className="pt-2 text-center text-[13px] text-muted">
      {loading === 'now' ? (
        say.loading
      ) : (
        <Button size="small" tone="quiet" wide onClick={onMore}>
          {loading === 'failed' ? say.loadFailed : say.more}
        </Button>
      )}
    </div>
  )
}

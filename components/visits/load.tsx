/** Load({ name, booked, capacity })   how much of a day a technician has: words and a bar. */
import { cx } from '@/components/ui/cx'
import { calendar as words } from '@/lib/messages/en/calendar'

export function Load({ name, booked, capacity }: { name: string; booked: number; capacity: number }) {
  const share = capacity === 0 ? 1 : Math.min(1, booked / capacity)
  const isFull = booked >= capacity
  return (
    <p className="mt-0.5 flex items-center gap-2 text-xs text-muted" title={words.usedOf(name, booked, capacity)}>
      <span aria-hidden className="h-1 w-10 shrink-0 overflow-hidden rounded-full bg-default">
        <span className={cx('block h-full rounded-full', isFull ? 'bg-warning' : 'bg-accent')} style={{ inlineSize: `${share * 100}%` }} />
      </span>
      <span className="sr-only">{words.usedOf(name, booked, capacity)}</span>
      <span aria-hidden className="figures whitespace-nowrap">
        {isFull ? `${words.full} · ` : ''}
        {words.used(booked, capacity)}
      </span>
    </p>
  )
}

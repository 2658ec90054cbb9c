/**
 * Timeline({ events: { id, title, when?, by?, note?, icon?, color? }[], label })
 * What happened, newest first as given: the spine of a detail page. `when` is a <When>, `color` a status colour.
 */
import type { ReactNode } from 'react'
import type { StatusColor } from '@/lib/core/status-look'
import { cx } from './cx'
import { Icon } from './icon'
import type { IconName } from './icons'
import { statusText } from './badge'

export type TimelineEvent = {
  id: string
  title: ReactNode
  when?: ReactNode
  by?: ReactNode
  note?: ReactNode
  icon?: IconName
  color?: StatusColor
}

export function Timeline({ events, label }: { events: readonly TimelineEvent[]; label: string }) {
  return (
    <ol aria-label={label} className="relative">
      {events.map((event, index) => (
        <li key={event.id} className="relative flex gap-3 pb-5 last:pb-0">
          {index < events.length - 1 && <span aria-hidden className="absolute inset-s-[11px] top-6 bottom-0 w-px bg-border" />}
          <span className={cx('z-1 flex size-6 shrink-0 items-center justify-center rounded-full border border-border bg-surface', statusText[event.color ?? 'grey'])}>
            <Icon name={event.icon ?? 'circleDot'} size={12} />
          </span>
          <div className="min-w-0 grow">
            <div className="flex flex-wrap items-baseline justify-between gap-x-4">
              <p className="font-medium wrap-anywhere">{event.title}</p>
              {event.when && <p className="shrink-0 text-[13px] text-muted">{event.when}</p>}
            </div>
            {event.by && <p className="text-[13px] text-muted">{event.by}</p>}
            {event.note && <div className="mt-1 text-sm wrap-anywhere">{event.note}</div>}
          </div>
        </li>
      ))}
    </ol>
  )
}

/** CalendarBar({ view, day, title, brief, today, technicians, technician, hrefOf })   which days, how, and whose. */
import Link from 'next/link'
import { Button, LinkButton } from '@/components/ui/button'
import { cx } from '@/components/ui/cx'
import { Input } from '@/components/ui/field'
import { Icon } from '@/components/ui/icon'
import { Popover } from '@/components/ui/popover'
import { PopoverLink } from '@/components/ui/popover-link'
import { calendar as words } from '@/lib/messages/en/calendar'
import { calendarPath } from '@/lib/calendar/path'
import { VIEW_DAYS, type CalendarView } from '@/lib/calendar/schema'
import { addDays } from '@/lib/core/zoned-time'
import { CALENDAR_VIEWS } from '@/lib/visits/schema'
import type { GridProps } from './day-grid'

interface Bar {
  view: CalendarView
  day: string
  /** The days in words, and in few for a phone. */
  title: string
  brief: string
  today: string
  technicians: readonly { id: string; name: string }[]
  /** Whose days alone are shown. */
  technician: string | undefined
  hrefOf: GridProps['hrefOf']
}

export function CalendarBar({ view, day, title, brief, today, technicians, technician, hrefOf }: Bar) {
  const chosen = technicians.find(({ id }) => id === technician)
  const step = (days: number) => hrefOf({ day: addDays(day, days), cursor: undefined })
  const arrow = 'touch-44 flex size-8 items-center justify-center rounded-md border border-border text-muted hover:border-field-border hover:text-foreground'
  return (
    <div className="flex flex-wrap items-center gap-x-3 gap-y-2 border-b border-separator px-4 max-sm:gap-x-2 py-3 sm:px-5">
      <div className="flex items-center gap-1.5">
        <Link href={step(-VIEW_DAYS[view])} aria-label={words.previous[view]} className={arrow}>
          <Icon name="chevronLeft" className="rtl:-scale-x-100" />
        </Link>
        <LinkButton href={hrefOf({ day: today, cursor: undefined })} size="small" className="min-h-8">
          {words.today}
        </LinkButton>
        <Link href={step(VIEW_DAYS[view])} aria-label={words.next[view]} className={arrow}>
          <Icon name="chevronRight" className="rtl:-scale-x-100" />
        </Link>
      </div>
      <h2 className="figures min-w-0 text-[15px] font-semibold">
        <span className="max-sm:hidden">{title}</span>
        <span className="sm:hidden">{brief}</span>
      </h2>
      <form action={calendarPath()} method="get" className="flex items-center gap-1 sm:gap-1.5">
        <input type="hidden" name="view" value={view} />
        {technician && <input type="hidden" name="technician" value={technician} />}
        <Input key={day} compact type="date" name="day" defaultValue={day} aria-label={words.goTo} className="w-36 max-sm:w-32 max-sm:px-1.5!" />
        <Button type="submit" size="small" className="min-h-8">
          {words.go}
        </Button>
      </form>
      <div className="flex items-center gap-2 max-sm:contents sm:ms-auto sm:flex-wrap">
        <Popover
          id="filter-technician"
          align="end"
          triggerClass={cx(
            'touch-44 inline-flex min-h-8 items-center gap-1 rounded-md border px-2 text-sm',
            chosen ? 'border-accent bg-accent-soft text-accent-soft-foreground' : 'border-dashed border-field-border/70 text-muted hover:text-foreground',
          )}
          trigger={
            <>
              <span>{chosen?.name ?? words.everyone}</span>
              <Icon name="chevronDown" size={14} />
            </>
          }
        >
          <nav aria-label={words.technician} className="max-h-80 overflow-y-auto">
            <PopoverLink href={hrefOf({ technician: undefined, cursor: undefined })} current={!technician}>
              {words.everyone}
            </PopoverLink>
            {technicians.map(({ id, name }) => (
              <PopoverLink key={id} href={hrefOf({ technician: id, cursor: undefined })} current={id === technician}>
                {name}
              </PopoverLink>
            ))}
          </nav>
        </Popover>
        <nav aria-label={words.view} className="flex rounded-md border border-border p-0.5">
          {CALENDAR_VIEWS.map((one) => (
            <Link
              key={one}
              href={hrefOf({ view: one, cursor: undefined })}
              {...(one === view && { 'aria-current': 'page' as const })}
              className={cx('touch-44 inline-flex min-h-7 items-center rounded-sm px-2.5 text-sm', one === view ? 'bg-default font-medium' : 'text-muted hover:text-foreground')}
            >
              {words.views[one]}
            </Link>
          ))}
        </nav>
      </div>
    </div>
  )
}

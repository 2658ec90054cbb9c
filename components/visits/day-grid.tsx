/**
 * DayGrid({ data, day, hrefOf, mayBook, chosen })
 * Technicians side by side on one day: visits where they lie in time, absences, and each free half hour as a link that
 * books. Lengths are real ones, so an hour that comes twice is drawn twice and one that is skipped is not there.
 */
import Link from 'next/link'
import { cx } from '@/components/ui/cx'
import { Icon } from '@/components/ui/icon'
import { HOUR, MINUTE } from '@/lib/core/clock'
import { zonedParts } from '@/lib/core/zoned-time'
import { calendar as words } from '@/lib/messages/en/calendar'
import { visits as visitWords } from '@/lib/messages/en/visits'
import { freeStarts, partOnDay, shownSpan, STEP_MINUTES, workingSpan, type Span } from '@/lib/visits/policy'
import type { Visit, VisitCalendar } from '@/lib/visits/queries'
import { dayWords } from './day-words'
import { Load } from './load'
import { NowLine } from './now-line'
import { SlotKeys } from './slot-keys'
import { isOver, labelOf, subjectOf, timesOf, visitLook } from './visit-look'

/** So high is an hour, in rem. */
const HOUR_REM = 4

export interface GridProps {
  data: VisitCalendar
  /** The address of the calendar with some of its query changed. */
  hrefOf: (change: Readonly<Record<string, string | undefined>>) => string
  mayBook: boolean
  /** What the panel beside the calendar is about: a visit, or a time that is about to be booked. */
  chosen: { visit?: string | undefined; with?: string | undefined; at?: string | undefined }
}

export function DayGrid({ data, day, hrefOf, mayBook, chosen }: GridProps & { day: string }) {
  const { calendar, technicians, visits, now } = data
  const { zone } = calendar
  const parts = visits.flatMap((visit) => {
    const part = partOnDay(zone, day, visit)
    return part ? [{ visit, part }] : []
  })
  // An absence of weeks must not stretch the day to its midnights.
  const shown = shownSpan(calendar, day, parts.filter(({ visit }) => visit.kind !== 'absence').map(({ part }) => part))
  const working = workingSpan(calendar, day)
  const place = ({ startsAt, endsAt }: Span) => {
    const [top, bottom] = [Math.max(startsAt.getTime(), shown.startsAt.getTime()), Math.min(endsAt.getTime(), shown.endsAt.getTime())]
    return bottom > top ? { insetBlockStart: `${remOf(top - shown.startsAt.getTime())}rem`, blockSize: `${remOf(bottom - top)}rem` } : null
  }
  const hours = Array.from({ length: Math.ceil((shown.endsAt.getTime() - shown.startsAt.getTime()) / HOUR) }, (_, n) => new Date(shown.startsAt.getTime() + n * HOUR))
  const height = remOf(shown.endsAt.getTime() - shown.startsAt.getTime())
  return (
    <SlotKeys label={words.gridCaption(dayWords(day).full)} hint={mayBook ? words.slotKeys : undefined}>
      <div className="grid min-w-max" style={{ gridTemplateColumns: `3.5rem repeat(${technicians.length}, minmax(9.5rem, 1fr))` }}>
        <div className="sticky inset-s-0 z-20 border-b border-separator bg-surface" />
        {technicians.map((technician) => (
          <div key={technician.userId} className="border-s border-b border-separator px-2.5 py-2">
            <p className="truncate font-medium" title={technician.name}>
              {technician.name}
            </p>
            <Load name={technician.name} booked={bookedOn(parts, technician.userId)} capacity={technician.capacity} />
          </div>
        ))}
        <div className="sticky inset-s-0 z-20 bg-surface" style={{ blockSize: `${height}rem` }}>
          {hours.map((hour, n) => (
            <span key={hour.getTime()} className={cx('figures absolute inset-e-2 text-xs text-muted', n > 0 && '-translate-y-1/2')} style={{ insetBlockStart: `${n * HOUR_REM}rem` }}>
              {zonedParts(zone, hour).time}
            </span>
          ))}
        </div>
        {technicians.map((technician, column) => {
          const own = parts.filter(({ visit }) => visit.technicianId === technician.userId)
          const isFull = bookedOn(own, technician.userId) >= technician.capacity
          const starts = working && mayBook && technician.visits && !isFull ? freeStarts(working, own.map(({ part }) => part), STEP_MINUTES, now) : []
          return (
            <div key={technician.userId} className="relative border-s border-separator bg-surface-secondary/60" style={{ blockSize: `${height}rem` }}>
              {/* White is what can still be booked: working time that has not passed. */}
              {working && <div aria-hidden className="absolute inset-x-0 bg-surface" style={place({ startsAt: working.startsAt > now ? working.startsAt : now, endsAt: working.endsAt }) ?? { display: 'none' }} />}
              {hours.slice(1).map((hour, n) => (
                <div key={hour.getTime()} aria-hidden className="absolute inset-x-0 border-t border-separator" style={{ insetBlockStart: `${(n + 1) * HOUR_REM}rem` }} />
              ))}
              {starts.map((at, row) => {
                const { time } = zonedParts(zone, at)
                return (
                  <Link
                    key={at.getTime()}
                    href={hrefOf({ with: technician.userId, at: time, visit: undefined, book: undefined })}
                    prefetch={false}
                    scroll={false}
                    data-slot={column}
                    tabIndex={column === 0 && row === 0 ? 0 : -1}
                    aria-label={words.bookAt(technician.name, time)}
                    {...(chosen.with === technician.userId && chosen.at === time && { 'aria-current': 'true' as const })}
                    className="absolute inset-x-1 z-[1] flex items-center gap-1 rounded-sm px-1.5 text-xs text-transparent hover:bg-accent-soft hover:text-accent-soft-foreground focus-visible:bg-accent-soft focus-visible:text-accent-soft-foreground aria-[current]:border aria-[current]:border-dashed aria-[current]:border-accent aria-[current]:bg-accent-soft aria-[current]:text-accent-soft-foreground"
                    style={place({ startsAt: at, endsAt: new Date(at.getTime() + STEP_MINUTES * MINUTE) }) ?? {}}
                  >
                    <Icon name="plus" size={12} />
                    <span className="figures">{time}</span>
                  </Link>
                )
              })}
              {own.map(({ visit, part }) => {
                const at = place(part)
                return at && <Booked key={visit.id} visit={visit} zone={zone} at={at} href={hrefOf({ visit: visit.id, with: undefined, at: undefined, book: undefined })} over={isOver(visit, now)} chosen={visit.id === chosen.visit} />
              })}
              {day === data.today && <NowLine from={shown.startsAt.getTime()} to={shown.endsAt.getTime()} at={now.getTime()} remPerHour={HOUR_REM} label={column === 0 ? words.now : undefined} />}
            </div>
          )
        })}
      </div>
    </SlotKeys>
  )
}

const remOf = (ms: number): number => (ms / HOUR) * HOUR_REM

const bookedOn = (parts: readonly { visit: Visit; part: Span }[], technicianId: string): number =>
  parts.filter(({ visit, part }) => visit.technicianId === technicianId && visit.kind !== 'absence' && part.startsAt.getTime() === visit.startsAt.getTime()).length

function Booked({ visit, zone, at, href, over, chosen }: { visit: Visit; zone: string; at: { insetBlockStart: string; blockSize: string }; href: string; over: boolean; chosen: boolean }) {
  const { icon, ground } = visitLook[visit.kind]
  return (
    <Link
      href={href}
      scroll={false}
      prefetch={false}
      title={labelOf(zone, visit)}
      {...(chosen && { 'aria-current': 'true' as const })}
      className={cx('aria-[current]:border-current aria-[current]:ring-2 aria-[current]:ring-current absolute inset-x-1 z-[2] overflow-hidden rounded-md border px-2 py-1 text-[13px] leading-snug hover:z-[3] hover:min-h-fit hover:border-current', ground, over && 'opacity-65')}
      style={at}
    >
      <span className="flex items-center gap-1.5 font-medium">
        <Icon name={icon} size={13} className="shrink-0" />
        <span className="sr-only">{visitWords.kinds[visit.kind]}</span>
        <span className="truncate">{subjectOf(visit)}</span>
      </span>
      <span className="figures block truncate text-xs">
        {visit.kind === 'absence' ? null : timesOf(zone, visit)}
        {visit.city && ` · ${visit.city}`}
      </span>
    </Link>
  )
}

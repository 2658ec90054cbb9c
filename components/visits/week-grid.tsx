/** WeekGrid({ data, hrefOf, mayBook, chosen })   technicians down, days across: who has how much when, and room for more. */
import Link from 'next/link'
import { cx } from '@/components/ui/cx'
import { Icon } from '@/components/ui/icon'
import { zonedParts } from '@/lib/core/zoned-time'
import { calendar as words } from '@/lib/messages/en/calendar'
import { visits as visitWords } from '@/lib/messages/en/visits'
import { partOnDay } from '@/lib/visits/policy'
import type { Visit } from '@/lib/visits/queries'
import type { GridProps } from './day-grid'
import { dayWords } from './day-words'
import { Load } from './load'
import { isOver, labelOf, subjectOf, timesOf, visitLook } from './visit-look'

/** So many visits stand in a cell; the day shows the others. */
const IN_CELL = 4

export function WeekGrid({ data, hrefOf, mayBook, chosen }: GridProps) {
  const { calendar, days, technicians, visits, today, now } = data
  const { zone } = calendar
  const from = days[0]?.day ?? today
  return (
    <div className="relative overflow-x-auto rounded-b-lg">
      <table className="w-full min-w-[62rem] table-fixed border-collapse text-start">
        <caption className="sr-only">{words.weekCaption(dayWords(from).long, dayWords(days.at(-1)?.day ?? from).long)}</caption>
        <thead>
          <tr>
            <th scope="col" className="sticky inset-s-0 z-10 w-36 border-b border-separator bg-surface px-3 py-2 text-start text-xs font-medium text-muted">
              {words.technician}
            </th>
            {days.map(({ day, isOff, holiday }) => (
              <th key={day} scope="col" className={cx('border-s border-b border-separator px-2 py-2 text-start align-top font-normal', isOff && 'bg-surface-secondary/60')}>
                <Link href={hrefOf({ view: 'day', day })} className={cx('touch-44 inline-flex min-h-6 items-center gap-1.5 rounded-sm text-sm font-medium hover:underline', day === today && 'text-accent')} {...(day === today && { 'aria-current': 'date' as const })}>
                  {dayWords(day).short}
                </Link>
                {day === today && <span className="ms-1.5 text-xs text-accent">{words.isToday}</span>}
                {isOff && <span className="block truncate text-xs text-muted">{holiday ?? words.dayOff}</span>}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {technicians.map(({ userId, name, capacity, visits: makesVisits }) => (
            <tr key={userId} className="align-top">
              <th scope="row" className="sticky inset-s-0 z-10 border-b border-separator bg-surface px-3 py-2.5 text-start font-medium wrap-anywhere">
                {name}
              </th>
              {days.map(({ day, isOff }) => {
                const own = visits.filter((visit) => visit.technicianId === userId && partOnDay(zone, day, visit))
                const booked = own.filter((visit) => visit.kind !== 'absence' && zonedParts(zone, visit.startsAt).day === day).length
                const mayAdd = mayBook && makesVisits && !isOff && day >= today && booked < capacity
                return (
                  <td key={day} className={cx('group h-24 border-s border-b border-separator px-1.5 py-1.5', isOff && 'bg-surface-secondary/60')}>
                    <div className="mb-1 flex min-h-6 items-center justify-between gap-1 px-0.5">
                      {booked > 0 || !isOff ? <Load name={name} booked={booked} capacity={capacity} /> : <span />}
                      {mayAdd && (
                        <Link
                          href={hrefOf({ with: userId, day, at: undefined, visit: undefined, book: undefined })}
                          scroll={false}
                          prefetch={false}
                          aria-label={words.bookOn(name, dayWords(day).long)}
                          className="touch-44 flex size-6 shrink-0 items-center justify-center rounded-md text-muted hover:bg-accent-soft hover:text-accent-soft-foreground"
                        >
                          <Icon name="plus" size={14} />
                        </Link>
                      )}
                    </div>
                    <ul className="space-y-1">
                      {own.slice(0, IN_CELL).map((visit) => (
                        <li key={visit.id}>
                          <Chip visit={visit} zone={zone} day={day} href={hrefOf({ visit: visit.id, with: undefined, at: undefined, book: undefined })} over={isOver(visit, now)} chosen={visit.id === chosen.visit} />
                        </li>
                      ))}
                    </ul>
                    {own.length > IN_CELL && (
                      <Link href={hrefOf({ view: 'day', day })} className="mt-1 inline-block rounded-sm px-1 text-xs text-muted hover:text-foreground hover:underline">
                        {words.moreVisits(own.length - IN_CELL)}
                      </Link>
                    )}
                  </td>
                )
              })}
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  )
}

function Chip({ visit, zone, day, href, over, chosen }: { visit: Visit; zone: string; day: string; href: string; over: boolean; chosen: boolean }) {
  const { icon, ground } = visitLook[visit.kind]
  const start = zonedParts(zone, visit.startsAt)
  return (
    <Link
      href={href}
      scroll={false}
      prefetch={false}
      title={labelOf(zone, visit)}
      {...(chosen && { 'aria-current': 'true' as const })}
      className={cx('block rounded-md border px-1.5 py-0.5 text-xs leading-snug hover:border-current aria-[current]:border-current aria-[current]:ring-2 aria-[current]:ring-current', ground, over && 'opacity-65')}
    >
      <span className="figures flex items-center gap-1">
        <Icon name={icon} size={12} className="shrink-0" />
        {start.day === day && visit.kind !== 'absence' ? timesOf(zone, visit) : visitWords.kinds[visit.kind]}
      </span>
      {start.day === day && visit.kind !== 'absence' && <span className="sr-only">{visitWords.kinds[visit.kind]}</span>}
      <span className="block truncate font-medium">{subjectOf(visit)}</span>
    </Link>
  )
}

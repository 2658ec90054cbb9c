/** Agenda({ data, hrefOf })   days with their visits one below the other; how a phone shows every view. */
import Link from 'next/link'
import { EmptyState } from '@/components/ui/empty-state'
import { Icon } from '@/components/ui/icon'
import { Status } from '@/components/ui/status'
import { cx } from '@/components/ui/cx'
import { zonedParts } from '@/lib/core/zoned-time'
import { calendar as words } from '@/lib/messages/en/calendar'
import { visits as visitWords } from '@/lib/messages/en/visits'
import { partOnDay } from '@/lib/visits/policy'
import type { Visit, VisitCalendar } from '@/lib/visits/queries'
import { dayWords } from './day-words'
import type { GridProps } from './day-grid'
import { isOver, subjectOf, visitLook } from './visit-look'

export function Agenda({ data, hrefOf }: Pick<GridProps, 'data' | 'hrefOf'>) {
  const { calendar, days, visits, today, now } = data
  const { zone } = calendar
  // One day is told to be empty; of many only those with something, and today.
  const shown = days.map((one) => ({ ...one, own: visits.filter((visit) => partOnDay(zone, one.day, visit)) })).filter(({ day, own }) => own.length > 0 || day === today || days.length === 1)
  if (visits.length === 0 && days.length > 1) {
    return (
      <EmptyState icon="calendar" title={words.noneAt}>
        {words.noneAtHint}
      </EmptyState>
    )
  }
  return (
    <div className="divide-y divide-separator">
      {shown.map(({ day, isOff, holiday, own }) => (
        <section key={day} aria-label={dayWords(day).full} className={cx('px-4 py-3 sm:px-5', days.length > 1 && 'lg:grid lg:grid-cols-[12rem_1fr] lg:gap-4')}>
          <h3 className={cx('text-sm font-medium', days.length === 1 && !isOff && 'sr-only')}>
            <Link href={hrefOf({ view: 'day', day })} className={cx('inline-flex min-h-6 items-center rounded-sm hover:underline', day === today && 'text-accent')}>
              {dayWords(day).long}
            </Link>
            <span className="ms-2 text-xs font-normal text-muted lg:ms-0 lg:block">{day === today ? words.isToday : isOff ? (holiday ?? words.dayOff) : null}</span>
          </h3>
          {own.length === 0 ? (
            <p className="py-1 text-sm text-muted">{words.noneBooked}</p>
          ) : (
            <ul className="mt-1 lg:mt-0">
              {own.map((visit) => (
                <li key={visit.id}>
                  <Line visit={visit} day={day} data={data} href={hrefOf({ visit: visit.id, with: undefined, at: undefined, book: undefined })} over={isOver(visit, now)} />
                </li>
              ))}
            </ul>
          )}
        </section>
      ))}
    </div>
  )
}

function Line({ visit, day, data, href, over }: { visit: Visit; day: string; data: VisitCalendar; href: string; over: boolean }) {
  const { zone } = data.calendar
  const { icon, text } = visitLook[visit.kind]
  const part = partOnDay(zone, day, visit) ?? visit
  const times = [part.startsAt, part.endsAt].map((at) => zonedParts(zone, at))
  const isWhole = times[0]?.time === '00:00' && times[1]?.day !== day
  return (
    <Link href={href} scroll={false} prefetch={false} className={cx('-mx-2 flex min-h-11 items-start gap-3 rounded-md px-2 py-2 hover:bg-surface-hover', over && 'opacity-65')}>
      <span className="figures w-12 shrink-0 text-sm">
        {isWhole ? null : (
          <>
            <span className="block font-medium">{times[0]?.time}</span>
            <span className="block text-xs text-muted">{times[1]?.day === day ? times[1].time : '24:00'}</span>
          </>
        )}
      </span>
      <Icon name={icon} size={16} className={cx('mt-0.5 shrink-0', text)} />
      <span className="min-w-0 grow">
        <span className="block font-medium wrap-anywhere">{subjectOf(visit)}</span>
        <span className="block text-sm text-muted wrap-anywhere">
          {visitWords.kinds[visit.kind]}
          {visit.address && ` · ${visit.address}, ${visit.city ?? ''}`}
        </span>
        <span className="block text-sm sm:hidden">{visit.technicianName}</span>
      </span>
      <span className="hidden w-44 shrink-0 text-sm sm:block">
        <span className="block truncate">{visit.technicianName}</span>
        <span className="block text-[13px]">
          {visit.installationStatus ? <Status of="installation" is={visit.installationStatus} /> : visit.registrationStatus && <Status of="registration" is={visit.registrationStatus} />}
        </span>
      </span>
    </Link>
  )
}

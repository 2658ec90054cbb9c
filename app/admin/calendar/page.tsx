import type { Metadata } from 'next'
import { Agenda } from '@/components/visits/agenda'
import { CalendarBar } from '@/components/visits/calendar-bar'
import { DayGrid } from '@/components/visits/day-grid'
import { briefSpan, dayWords, spanWords } from '@/components/visits/day-words'
import { Legend } from '@/components/visits/legend'
import { WatchCalendar } from '@/components/visits/watch-calendar'
import { WeekGrid } from '@/components/visits/week-grid'
import { Banner } from '@/components/ui/banner'
import { LinkButton } from '@/components/ui/button'
import { Card } from '@/components/ui/card'
import { EmptyState } from '@/components/ui/empty-state'
import { PageHeader } from '@/components/ui/page-header'
import { listQuery } from '@/lib/auth/list-query'
import { staffPage } from '@/lib/auth/page'
import { can } from '@/lib/auth/permissions'
import { calendarPath } from '@/lib/calendar/path'
import { calendarPage } from '@/lib/calendar/schema'
import { markOf, readShown } from '@/lib/calendar/shown'
import { calendar as words } from '@/lib/messages/en/calendar'
import { listTechnicianNames } from '@/lib/visits/queries'
import { calendarQuery } from '@/lib/visits/schema'
import { sidePanel } from './side-panel'

export const metadata: Metadata = { title: words.title }

export default staffPage('registrations:read', async ({ actor, searchParams }) => {
  const { input, shown } = listQuery(calendarPage, searchParams)
  const [calendar, technicians] = await Promise.all([readShown(actor, input), listTechnicianNames(actor)])
  const { view, day, days, zone, today, data } = calendar
  const mark = markOf(calendar)
  const mayBook = can(actor, 'registrations:schedule')
  const hrefOf = (change: Readonly<Record<string, string | undefined>>) => calendarPath({ ...shown, view, day: input.day ?? today, ...change })
  const isOpen = Boolean(input.visit ?? input.with ?? input.book)
  const done = searchParams.done === 'booked' || searchParams.done === 'moved' ? searchParams.done : null
  const watched = new URLSearchParams(Object.entries(shown).filter(([name]) => name in calendarQuery.shape)).toString()
  const beside = isOpen && (await sidePanel({ actor, query: input, technicians, zone, today, mark, hrefOf }))
  const grid = { data, hrefOf, mayBook, chosen: { visit: input.visit, with: input.with, at: input.at } }
  return (
    <>
      <PageHeader
        title={words.title}
        state={words.state(zone)}
        action={
          mayBook && (
            <LinkButton href={hrefOf({ book: '1', visit: undefined, with: undefined })} scroll={false} tone="primary" icon="plus">
              {words.book}
            </LinkButton>
          )
        }
      />
      <div className="space-y-4">
        <WatchCalendar query={watched} mark={mark} />
        {done && <Banner tone="success" title={words.done[done]} live />}
        <div className={isOpen ? 'grid items-start gap-4 xl:grid-cols-[minmax(0,1fr)_22rem]' : undefined}>
          {beside && <div className="min-w-0 xl:sticky xl:top-4 xl:order-2">{beside}</div>}
          <Card flush>
            <CalendarBar
              {...{ view, day, today, technicians, hrefOf }}
              technician={input.technician}
              title={view === 'day' ? dayWords(day).full : spanWords(day, days.at(-1) ?? day)}
              brief={view === 'day' ? dayWords(day).brief : briefSpan(day, days.at(-1) ?? day)}
            />
            {data.technicians.length === 0 ? (
              <EmptyState icon="users" title={words.nobody} action={can(actor, 'staff:manage') && <LinkButton href="/admin/staff">{words.addColleague}</LinkButton>}>
                {words.nobodyHint}
              </EmptyState>
            ) : (
              <>
                {view !== 'agenda' && <div className="hidden md:block">{view === 'day' ? <DayGrid {...grid} day={day} /> : <WeekGrid {...grid} />}</div>}
                <div className={view === 'agenda' ? undefined : 'md:hidden'}>
                  <Agenda data={data} hrefOf={hrefOf} />
                </div>
              </>
            )}
            <div className="flex min-h-11 flex-wrap items-center justify-between gap-x-6 gap-y-2 border-t border-separator px-4 py-2 sm:px-5">
              <Legend />
              {(input.cursor || data.nextCursor) && (
                <nav aria-label={words.more} className="flex flex-wrap items-center gap-2">
                  <span className="me-2 text-[13px] text-muted">{words.shown(data.technicians.length)}</span>
                  {input.cursor && (
                    <LinkButton href={hrefOf({ cursor: undefined })} size="small">
                      {words.first}
                    </LinkButton>
                  )}
                  {data.nextCursor && (
                    <LinkButton href={hrefOf({ cursor: data.nextCursor })} size="small">
                      {words.more}
                    </LinkButton>
                  )}
                </nav>
              )}
            </div>
          </Card>
        </div>
      </div>
    </>
  )
})

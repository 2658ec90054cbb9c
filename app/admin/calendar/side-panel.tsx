import type { ReactNode } from 'react'
import type { z } from 'zod'
import { BookForm } from '@/components/visits/book-form'
import { MoveForm } from '@/components/visits/move-form'
import { Panel } from '@/components/visits/panel'
import { VisitFacts } from '@/components/visits/visit-facts'
import type { GridProps } from '@/components/visits/day-grid'
import { Button, LinkButton } from '@/components/ui/button'
import { EmptyState } from '@/components/ui/empty-state'
import { Input } from '@/components/ui/field'
import { can } from '@/lib/auth/permissions'
import { calendarPath } from '@/lib/calendar/path'
import type { calendarPage } from '@/lib/calendar/schema'
import { listWaiting } from '@/lib/calendar/waiting'
import type { StaffActor } from '@/lib/core/actor'
import { MINUTE } from '@/lib/core/clock'
import { notFound } from '@/lib/core/errors'
import { zonedParts } from '@/lib/core/zoned-time'
import { calendar as words } from '@/lib/messages/en/calendar'
import { visits as visitWords } from '@/lib/messages/en/visits'
import { getVisit, type Visit } from '@/lib/visits/queries'
import { SURVEY_MINUTES } from '@/lib/visits/schema'

const say = words.panel

interface Props {
  actor: StaffActor
  query: z.output<typeof calendarPage>
  technicians: readonly { id: string; name: string }[]
  zone: string
  today: string
  /** Of what the calendar shows. */
  mark: string
  hrefOf: GridProps['hrefOf']
}

/**
 * What stands beside the calendar: one booked visit, or the form that books one.
 *
 * @throws {AppError} NOT_FOUND: no such visit, or nobody who may book
 */
export async function sidePanel(props: Props): Promise<ReactNode> {
  const { actor, query, hrefOf } = props
  const closeHref = hrefOf({ visit: undefined, with: undefined, at: undefined, book: undefined, find: undefined })
  if (query.visit) {
    const visit = await getVisit(actor, query.visit)
    return (
      <Panel key={visit.id} title={visit.kind === 'absence' ? say.absence : `${visitWords.kinds[visit.kind]}: ${visit.name ?? ''}`} closeHref={closeHref}>
        <Standing {...props} visit={visit} />
      </Panel>
    )
  }
  if (!can(actor, 'registrations:schedule')) throw notFound()
  return (
    <Panel key={`${query.with} ${query.at} ${query.day}`} title={words.book} closeHref={closeHref}>
      <Booking {...props} />
    </Panel>
  )
}

function Standing({ actor, visit, technicians, zone, mark, query }: Props & { visit: Visit }) {
  const { kind, technicianId, startsAt, endsAt, registrationId, installationId } = visit
  const mayMove =
    kind === 'survey' ? can(actor, 'registrations:schedule') && visit.registrationStatus === 'survey_scheduled' : kind === 'installation' && can(actor, 'installations:assign') && visit.installationStatus === 'assigned'
  const start = zonedParts(zone, startsAt)
  return (
    <>
      <VisitFacts visit={visit} zone={zone} />
      <div className="flex flex-wrap gap-2">
        {registrationId && (
          <>
            <LinkButton href={`/admin/surveys/${registrationId}`} size="small">
              {say.open.survey}
            </LinkButton>
            <LinkButton href={`/admin/registrations/${registrationId}`} size="small">
              {say.registration}
            </LinkButton>
          </>
        )}
        {installationId && (
          <LinkButton href={`/admin/installations/${installationId}`} size="small">
            {say.open.installation}
          </LinkButton>
        )}
        {kind === 'absence' && can(actor, 'technicians:manage') && (
          <LinkButton href={`/admin/technicians/${technicianId}`} size="small">
            {say.changeAbsence}
          </LinkButton>
        )}
      </div>
      {mayMove ? (
        <div className="border-t border-separator pt-4">
          <h3 className="mb-3 text-sm font-semibold">{say.move}</h3>
          <MoveForm
            visit={{ kind: kind === 'survey' ? 'survey' : 'installation', id: registrationId ?? installationId ?? '', startsAt: startsAt.toISOString() }}
            technicians={technicians}
            zone={zone}
            stamp={mark}
            defaults={{ day: start.day, time: start.time, minutes: Math.round((endsAt.getTime() - startsAt.getTime()) / MINUTE), technicianId }}
            place={{ view: query.view ?? '', technician: query.technician ?? '' }}
          />
        </div>
      ) : (
        kind !== 'absence' && can(actor, 'registrations:schedule') && <p className="text-sm text-muted">{say.noMove}</p>
      )}
    </>
  )
}

async function Booking({ actor, query, technicians, zone, mark, today }: Props) {
  const waiting = await listWaiting(actor, query.find || undefined)
  const { view, technician, day = today, at, find } = query
  return (
    <>
      <form action={calendarPath()} method="get" role="search">
        {Object.entries({ view, technician, day, at, with: query.with, book: '1' }).map(([name, value]) => (value ? <input key={name} type="hidden" name={name} value={value} /> : null))}
        <label htmlFor="find" className="mb-1 block text-sm font-medium">
          {say.find}
        </label>
        <p id="find-hint" className="mb-1.5 text-sm text-muted">
          {say.findHint}
        </p>
        <span className="flex gap-2">
          <Input id="find" type="search" name="find" defaultValue={find} aria-describedby="find-hint" autoComplete="off" />
          <Button type="submit">{say.search}</Button>
        </span>
      </form>
      {waiting.length === 0 ? (
        <EmptyState icon={find ? 'search' : 'inbox'} title={find ? say.noneFound : say.noneWaiting}>
          {find ? null : say.noneWaitingHint}
        </EmptyState>
      ) : (
        <BookForm
          key={find ?? ''}
          waiting={waiting}
          technicians={technicians}
          zone={zone}
          stamp={mark}
          defaults={{ day, time: at ?? '', minutes: SURVEY_MINUTES, technicianId: query.with ?? technician ?? '' }}
          place={{ view: view ?? '', technician: technician ?? '' }}
        />
      )}
    </>
  )
}

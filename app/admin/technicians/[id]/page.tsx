import type { Metadata } from 'next'
import { Badge } from '@/components/ui/badge'
import { LinkButton } from '@/components/ui/button'
import { Card } from '@/components/ui/card'
import { EmptyState } from '@/components/ui/empty-state'
import { PageHeader } from '@/components/ui/page-header'
import { AbsenceForm, RemoveAbsence } from '@/components/visits/absence-form'
import { TechnicianForm } from '@/components/visits/technician-form'
import { staffPage } from '@/lib/auth/page'
import { calendarPath } from '@/lib/calendar/path'
import { now } from '@/lib/core/clock'
import { notFound } from '@/lib/core/errors'
import { isUuid } from '@/lib/core/ids'
import { zonedParts } from '@/lib/core/zoned-time'
import { calendar as calendarWords } from '@/lib/messages/en/calendar'
import { visits as words } from '@/lib/messages/en/visits'
import { spanIn } from '@/lib/visits/span-text'
import { getTechnician } from '@/lib/visits/technicians'

const say = words.technicians

export const metadata: Metadata = { title: say.title }

export default staffPage('technicians:manage', async ({ actor, params }) => {
  const { id = '' } = params
  if (!isUuid(id)) throw notFound()
  const { zone, technician, absences } = await getTechnician(actor, id)
  return (
    <>
      <PageHeader
        title={technician.name}
        badge={technician.visits ? undefined : <Badge icon="ban">{say.former}</Badge>}
        state={technician.email}
        back={{ href: '/admin/technicians', label: say.back }}
        action={
          <LinkButton href={calendarPath({ view: 'week', technician: id })} icon="calendar">
            {say.calendar}
          </LinkButton>
        }
      />
      <div className="grid items-start gap-4 lg:grid-cols-2">
        <Card title={say.work} description={say.workHint}>
          <TechnicianForm technician={technician} />
        </Card>
        <div className="min-w-0 space-y-4">
          <Card flush title={say.absences}>
            {absences.length === 0 ? (
              <EmptyState icon="calendar" title={say.noAbsences}>
                {say.noAbsencesHint}
              </EmptyState>
            ) : (
              <ul className="divide-y divide-separator">
                {absences.map((absence) => (
                  <li key={absence.id} className="flex items-center justify-between gap-3 px-4 py-2 sm:px-5">
                    <span className="min-w-0">
                      <span className="figures block">{spanIn(zone, absence)}</span>
                      {absence.note && <span className="block text-sm text-muted wrap-anywhere">{absence.note}</span>}
                    </span>
                    <RemoveAbsence bookingId={absence.id} span={spanIn(zone, absence)} />
                  </li>
                ))}
              </ul>
            )}
          </Card>
          <Card title={say.addAbsence} description={calendarWords.time.zone(zone)}>
            <AbsenceForm userId={id} today={zonedParts(zone, now()).day} />
          </Card>
        </div>
      </div>
    </>
  )
})

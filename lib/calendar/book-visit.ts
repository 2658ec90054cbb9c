import { can } from '@/lib/auth/permissions'
import type { StaffActor } from '@/lib/core/actor'
import { conflict, forbidden } from '@/lib/core/errors'
import { inStaff } from '@/lib/core/db'
import { assignInstallation } from '@/lib/installations/assign-installation'
import { calendar as words } from '@/lib/messages/en/calendar'
import { moveRegistration } from '@/lib/registrations/move-registration'
import { rescheduleSurvey } from '@/lib/registrations/survey/reschedule-survey'
import { readToday } from '@/lib/visits/queries'
import { spanIn } from '@/lib/visits/span-text'
import { atTypedFields, typedSpan } from '@/lib/visits/typed-time'
import type { BookVisit, MoveVisit } from './schema'

// The calendar books nothing by itself: a survey is the registration's move, an installation's time is the assignment of
// its job. Refusals stand at the fields of the calendar's own form.

/**
 * Books the survey of a registration that was verified, or the time of an installation.
 *
 * @throws FORBIDDEN; what the move or the assignment throws
 */
export async function bookVisit(actor: StaffActor, { subject: { kind, id }, technician_id, ...typed }: BookVisit): Promise<void> {
  if (!can(actor, kind === 'survey' ? 'registrations:schedule' : 'installations:assign')) throw forbidden()
  const { zone } = await readToday(actor)
  const { startsAt: starts_at, endsAt: ends_at } = typedSpan(zone, typed)
  const booked =
    kind === 'survey'
      ? moveRegistration(actor, { id, to: 'survey_scheduled', expected_status: 'verified', survey: { technician_id, starts_at, ends_at }, origin: 'screen' })
      : assignInstallation(actor, { id, technician_id, starts_at, ends_at })
  await booked.catch(atTypedFields)
}

/**
 * Moves a booked visit to another time, technician or both.
 *
 * @throws FORBIDDEN; CONFLICT when somebody else has moved it meanwhile; what `rescheduleSurvey` or `assignInstallation` throws
 */
export async function moveVisit(actor: StaffActor, { kind, id, technician_id, expected_starts_at, ...typed }: MoveVisit): Promise<void> {
  if (!can(actor, kind === 'survey' ? 'registrations:schedule' : 'installations:assign')) throw forbidden()
  const { zone } = await readToday(actor)
  const { startsAt: starts_at, endsAt: ends_at } = typedSpan(zone, typed)
  if (kind === 'survey') {
    await rescheduleSurvey(actor, { id, technician_id, starts_at, ends_at, expected_starts_at }).catch(atTypedFields)
    return
  }
  const standing = await inStaff(actor, (tx) => tx.booking.findFirst({ where: { installationId: id, releasedAt: null }, select: { startsAt: true, endsAt: true } }))
  if (standing && standing.startsAt.getTime() !== expected_starts_at.getTime()) throw conflict(words.errors.changed(spanIn(zone, standing)))
  await assignInstallation(actor, { id, technician_id, starts_at, ends_at }).catch(atTypedFields)
}

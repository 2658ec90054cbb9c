import { can } from '@/lib/auth/permissions'
import type { StaffActor } from '@/lib/core/actor'
import { forbidden } from '@/lib/core/errors'
import { assignInstallation } from '@/lib/installations/assign-installation'
import { moveRegistration } from '@/lib/registrations/move-registration'
import { rescheduleSurvey } from '@/lib/registrations/survey/reschedule-survey'
import { readToday } from '@/lib/visits/queries'
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
  const order = { id, technician_id, starts_at, ends_at, expected_starts_at }
  const moved = kind === 'survey' ? rescheduleSurvey(actor, order) : assignInstallation(actor, order)
  await moved.catch(atTypedFields)
}

import type { Tx } from '@/lib/core/db'
import { rebook } from '@/lib/visits/book'
import type { SurveyTime } from './schema'

interface Schedule {
  registrationId: string
  survey: SurveyTime
  /** The colleague who schedules. */
  by: string | null
  /** Stands before the names of fields in refusals. */
  fieldPrefix?: string | undefined
}

/**
 * Gives a registration its survey: books the technician and writes the one survey row, in the transaction of the move.
 * After a reopen the earlier result is put aside; the timeline keeps it.
 *
 * @throws what `book` throws, so that nothing of the move remains (T1-10).
 * @see T1-11
 */
export async function scheduleSurvey(tx: Tx, { registrationId, survey, by, fieldPrefix = 'survey.' }: Schedule): Promise<{ bookingId: string }> {
  const { technician_id: technicianId, starts_at: startsAt, ends_at: endsAt } = survey
  const { bookingId } = await rebook(tx, { kind: 'survey', registrationId, technicianId, startsAt, endsAt, by, fieldPrefix })
  await tx.$executeRaw`INSERT INTO surveys (registration_id, technician_id, starts_at, ends_at)
    VALUES (${registrationId}::uuid, ${technicianId}::uuid, ${startsAt}::timestamptz, ${endsAt}::timestamptz)
    ON CONFLICT (registration_id) DO UPDATE SET technician_id = excluded.technician_id, starts_at = excluded.starts_at, ends_at = excluded.ends_at,
      rescheduled = 0, outcome = NULL, note = NULL, completed_at = NULL, completed_by = NULL`
  return { bookingId }
}

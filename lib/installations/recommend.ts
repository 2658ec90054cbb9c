import type { StaffActor } from '@/lib/core/actor'
import { MINUTE } from '@/lib/core/clock'
import { inStaff, type Tx } from '@/lib/core/db'
import { notFound } from '@/lib/core/errors'
import { addDays, dayStart, zonedParts } from '@/lib/core/zoned-time'
import { readOrganisation } from '@/lib/organisation/calendar'
import { scoreOf, type Candidate, type Score } from './policy'

/** A technician for a window, with the score and what it is made of. */
export interface Recommendation extends Pick<Candidate, 'free' | 'booked' | 'capacity' | 'skills'> {
  userId: string
  name: string
  score: Score
}

/** So many are looked at, and so many shown. */
const LOOKED_AT = 1000
const SHOWN = 6

interface CandidateRow extends Omit<Candidate, 'position'> {
  userId: string
  name: string
  latitude: number | null
  longitude: number | null
}

/**
 * Who suits a job that starts at this moment, the best first, and in any case who has it now or is asked for. Advice
 * only: whether the window is free is judged by the database when it is booked.
 *
 * @throws NOT_FOUND
 */
export const recommend = (actor: StaffActor, { id, startsAt, also }: { id: string; startsAt: Date; also?: string | undefined }): Promise<Recommendation[]> =>
  inStaff(actor, async (tx) => {
    const job = await tx.installation.findUnique({ where: { id }, select: { minutes: true, technicianId: true, latitude: true, longitude: true, jobType: { select: { skill: true } } } })
    if (!job) throw notFound('This installation')
    const wanted = { skill: job.jobType.skill, position: placeOf(job) }
    const endsAt = new Date(startsAt.getTime() + job.minutes * MINUTE)
    const rows = await readCandidates(tx, { id, startsAt, endsAt })
    const ranked = rows
      .map(({ latitude, longitude, ...row }): Recommendation => ({ ...row, score: scoreOf({ ...row, position: placeOf({ latitude, longitude }) }, wanted) }))
      .toSorted((a, b) => b.score.total - a.score.total || a.name.localeCompare(b.name))
    return ranked.filter(({ userId }, place) => place < SHOWN || userId === job.technicianId || userId === also)
  })

const placeOf = ({ latitude, longitude }: { latitude: number | null; longitude: number | null }) => (latitude === null || longitude === null ? null : { latitude, longitude })

/** Technicians who work here, with the day of the window; the job's own present booking stands in nobody's way. */
async function readCandidates(tx: Tx, { id, startsAt, endsAt }: { id: string; startsAt: Date; endsAt: Date }): Promise<CandidateRow[]> {
  const { timeZone } = await readOrganisation(tx)
  const { day } = zonedParts(timeZone, startsAt)
  const [from, until] = [dayStart(timeZone, day), dayStart(timeZone, addDays(day, 1))]
  return tx.$queryRaw<CandidateRow[]>`
    SELECT t.user_id AS "userId", u.name, t.daily_capacity AS capacity, t.skills, t.latitude, t.longitude,
      NOT coalesce(bool_or(b.starts_at < ${endsAt}::timestamptz AND b.ends_at > ${startsAt}::timestamptz), false) AS free,
      (count(*) FILTER (WHERE b.kind <> 'absence' AND b.starts_at >= ${from}::timestamptz AND b.starts_at < ${until}::timestamptz))::int AS booked
    FROM technicians t JOIN staff_members s USING (user_id) JOIN users u ON u.id = t.user_id
      LEFT JOIN bookings b ON b.technician_id = t.user_id AND b.released_at IS NULL AND b.installation_id IS DISTINCT FROM ${id}::uuid
        AND tstzrange(b.starts_at, b.ends_at) && tstzrange(${from}::timestamptz, greatest(${until}::timestamptz, ${endsAt}::timestamptz))
    WHERE s.active AND s.role = 'technician' AND t.daily_capacity > 0 GROUP BY t.user_id, u.name ORDER BY u.name, t.user_id LIMIT ${LOOKED_AT}`
}

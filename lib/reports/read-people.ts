import type { StaffActor } from '@/lib/core/actor'
import { PLAN_EACH_TIME } from '@/lib/core/db'
import { overCohort, sampleOf, type Cohort } from './cohort'

/** What a colleague has done with the registrations of a cohort. */
export interface PersonFigures {
  userId: string
  name: string
  /** Registrations that are theirs now, and how many of those became customers. */
  assigned: number
  customers: number
  /** Moves from stage to stage that they made, on any registration. */
  moves: number
  /** How long registrations whose first move by a colleague was theirs had waited for it, on average, in seconds; from a part of a very large cohort. */
  firstAfter: number | null
}

/** So many colleagues are shown. */
const PEOPLE_READ = 500

/** The figures of each colleague who has a registration of the cohort or moved one; who has done most first. */
export const readPeople = (actor: StaffActor, cohort: Cohort): Promise<PersonFigures[]> =>
  overCohort(actor, cohort, async (tx, condition) => {
    const { part } = await sampleOf(tx, condition)
    return tx.$queryRaw<PersonFigures[]>`${PLAN_EACH_TIME}
      WITH assigned AS (
        SELECT r.assignee_id AS id, count(*) AS assigned, count(*) FILTER (WHERE r.status = 'customer_created') AS customers
        FROM staff_registrations r WHERE ${condition} AND r.assignee_id IS NOT NULL GROUP BY 1
      ), moved AS (
        SELECT e.actor_id AS id, count(*) AS moves
        FROM staff_registrations r JOIN registration_events e ON e.registration_id = r.id WHERE ${condition} AND e.actor_type = 'staff' AND e.position > 1 GROUP BY 1
      ), first AS (
        SELECT DISTINCT ON (r.id) e.actor_id AS id, extract(epoch FROM e.created_at - r.created_at) AS waited
        FROM staff_registrations r JOIN registration_events e ON e.registration_id = r.id WHERE ${part} AND e.actor_type = 'staff' AND e.position > 1 ORDER BY r.id, e.position
      ), waits AS (SELECT id, avg(waited) AS waited FROM first GROUP BY 1)
      SELECT u.id AS "userId", u.name, coalesce(a.assigned, 0)::int AS assigned, coalesce(a.customers, 0)::int AS customers, coalesce(m.moves, 0)::int AS moves, w.waited::float8 AS "firstAfter"
      FROM assigned a FULL JOIN moved m USING (id) JOIN users u USING (id) LEFT JOIN waits w USING (id)
      ORDER BY coalesce(m.moves, 0) DESC, coalesce(a.assigned, 0) DESC, u.name, u.id LIMIT ${PEOPLE_READ}`
  })

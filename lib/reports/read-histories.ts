import type { Prisma } from '@/lib/generated/prisma/client'
import { PLAN_EACH_TIME, type Tx } from '@/lib/core/db'
import { OPEN_STATUSES } from '@/lib/registrations/policy'
import type { FunnelStage } from './funnel'
import type { Group } from './read-breakdown'

/** How long registrations of a cohort stayed in a stage, in seconds of the calendar, nights and holidays too. */
export interface StageTime {
  stage: FunnelStage
  /** Stays that have come to their end. */
  stays: number
  /** Half of them were shorter; null without any. */
  median: number | null
  /** Nine of ten were shorter. */
  p90: number | null
}

/** What a colleague has done with the registrations of a cohort. */
export interface PersonFigures {
  userId: string
  name: string
  /** Registrations that are theirs now, and how many of those became customers. */
  assigned: number
  customers: number
  /** Moves from stage to stage that they made; reckoned up from the part that was looked at. */
  moves: number
  /** How long registrations whose first move by a colleague was theirs had waited for it, on average, in seconds. */
  firstAfter: number | null
}

/** So many colleagues are shown. */
const PEOPLE_READ = 500

interface Row {
  stage: FunnelStage | null
  userId: string | null
  name: string | null
  count: number
  median: number | null
  p90: number | null
  waited: number | null
}

/**
 * What the histories of a cohort say, in one look at them.
 *
 * Times: median and 90th percentile in each stage, from entering it to the next move. A stay that lasts is left out, and
 * so is one without any length: instant plans pass all stages in one go.
 * People: each colleague who has a registration of the cohort or moved one that was looked at; who has done most first.
 *
 * @param part the registrations whose histories are looked at, over `registrations r`
 * @param share how much of the cohort that is, 1 being all of it
 * @param assigned whose the registrations of the whole cohort are
 */
export async function readHistories(tx: Tx, { part, share }: { part: Prisma.Sql; share: number }, assigned: readonly Group[]): Promise<{ times: StageTime[]; people: PersonFigures[] }> {
  const rows = await tx.$queryRaw<Row[]>`${PLAN_EACH_TIME}
    WITH history AS MATERIALIZED (
      SELECT e.registration_id AS id, e.position, e.to_status AS stage, CASE WHEN e.actor_type = 'staff' AND e.position > 1 THEN e.actor_id END AS colleague,
        extract(epoch FROM e.created_at - r.created_at)::float8 AS waited,
        extract(epoch FROM lead(e.created_at) OVER (PARTITION BY e.registration_id ORDER BY e.position) - e.created_at)::float8 AS seconds
      FROM staff_registrations r JOIN staff_registration_events e ON e.registration_id = r.id WHERE ${part}
    ), first AS (
      SELECT DISTINCT ON (h.id) h.colleague, h.waited FROM history h WHERE h.colleague IS NOT NULL ORDER BY h.id, h.position
    ), people AS (
      SELECT h.colleague AS id, count(*) AS moves FROM history h WHERE h.colleague IS NOT NULL GROUP BY 1
    ), waits AS (SELECT colleague AS id, avg(waited) AS waited FROM first GROUP BY 1)
    SELECT h.stage::text, NULL::uuid AS "userId", NULL AS name, count(*)::int AS count, percentile_cont(0.5) WITHIN GROUP (ORDER BY h.seconds) AS median,
      percentile_cont(0.9) WITHIN GROUP (ORDER BY h.seconds) AS p90, NULL::float8 AS waited
    FROM history h WHERE h.seconds > 0 AND h.stage < 'customer_created' GROUP BY h.stage
    UNION ALL
    SELECT NULL, u.id, u.name, coalesce(p.moves, 0)::int, NULL, NULL, w.waited
    FROM users u LEFT JOIN people p ON p.id = u.id LEFT JOIN waits w ON w.id = u.id
    WHERE u.id IN (SELECT id FROM people) OR u.id = ANY(${assigned.map(({ key }) => key)}::uuid[])`
  const none = { stays: 0, median: null, p90: null }
  const times = OPEN_STATUSES.map((stage): StageTime => {
    const row = rows.find((each) => each.stage === stage)
    return row ? { stage, stays: row.count, median: row.median, p90: row.p90 } : { stage, ...none }
  })
  return { times, people: peopleOf(rows, share, assigned) }
}

function peopleOf(rows: readonly Row[], share: number, assigned: readonly Group[]): PersonFigures[] {
  const has = new Map(assigned.map((group) => [group.key, group]))
  const people = rows.flatMap(({ userId, name, count, waited }): PersonFigures[] => {
    if (userId === null || name === null) return []
    const own = has.get(userId)
    return [{ userId, name, assigned: own?.count ?? 0, customers: own?.customers ?? 0, moves: Math.round(count / share), firstAfter: waited }]
  })
  return people.toSorted((a, b) => b.moves - a.moves || b.assigned - a.assigned || a.name.localeCompare(b.name) || a.userId.localeCompare(b.userId)).slice(0, PEOPLE_READ)
}

import type { StaffActor } from '@/lib/core/actor'
import { PLAN_EACH_TIME } from '@/lib/core/db'
import { OPEN_STATUSES } from '@/lib/registrations/policy'
import { overCohort, sampleOf, type Cohort } from './cohort'
import type { FunnelStage } from './read-funnel'

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

/**
 * Median and 90th percentile of the time in each stage, from the history: from entering it to the next move. A stay that
 * lasts is left out, and so is one without any length: instant plans pass all stages in one go.
 *
 * @returns also the share of the cohort that was looked at, 1 being all of it
 */
export const readTimes = (actor: StaffActor, cohort: Cohort): Promise<{ times: StageTime[]; share: number }> =>
  overCohort(actor, cohort, async (tx, condition) => {
    const { part, share } = await sampleOf(tx, condition)
    const rows = await tx.$queryRaw<StageTime[]>`${PLAN_EACH_TIME}
      SELECT s.stage::text, count(*)::int AS stays, percentile_cont(0.5) WITHIN GROUP (ORDER BY s.seconds) AS median, percentile_cont(0.9) WITHIN GROUP (ORDER BY s.seconds) AS p90
      FROM (
        SELECT e.to_status AS stage, extract(epoch FROM lead(e.created_at) OVER (PARTITION BY e.registration_id ORDER BY e.position) - e.created_at)::float8 AS seconds
        FROM staff_registrations r JOIN registration_events e ON e.registration_id = r.id WHERE ${part}
      ) s
      WHERE s.seconds > 0 AND s.stage < 'customer_created' GROUP BY s.stage`
    const none = { stays: 0, median: null, p90: null }
    return { share, times: OPEN_STATUSES.map((stage) => rows.find((row) => row.stage === stage) ?? { stage, ...none }) }
  })

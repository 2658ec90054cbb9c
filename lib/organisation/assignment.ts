import { Prisma } from '@/lib/generated/prisma/client'
import type { Tx } from '@/lib/core/db'

// Who gets a new registration: the first rule whose city and plan fit.

/** What the rules decided. */
export interface Assignment {
  ruleId: string
  /** Null where the rule shares out among the agents and none works here. */
  assigneeId: string | null
}

/** The agent with the fewest open registrations; of several the one who has worked here longest. */
const leastBusy = Prisma.sql`
  SELECT s.user_id FROM staff_members s
  WHERE s.active AND s.role = 'agent'
  ORDER BY (SELECT count(*) FROM staff_registrations x WHERE x.assignee_id = s.user_id
      AND x.status IN ('pending_verification', 'verified', 'survey_scheduled', 'survey_completed', 'approved')), s.created_at, s.user_id
  LIMIT 1`

/**
 * Asks the rules in their order. A rule is passed over when its person no longer works here; one without a person gives
 * it to the agent with the fewest open registrations. Cities are compared without case.
 *
 * @returns null when no rule fits: then nobody gets it
 */
export async function chooseAssignee(tx: Tx, { city, planId }: { city: string | null; planId: string | null }): Promise<Assignment | null> {
  const [fits] = await tx.$queryRaw<Assignment[]>`
    WITH rule AS (
      SELECT r.id, r.assignee_id FROM assignment_rules r LEFT JOIN staff_members s ON s.user_id = r.assignee_id
      WHERE r.active AND (r.city IS NULL OR lower(r.city) = lower(${city}::text)) AND (r.plan_id IS NULL OR r.plan_id = ${planId}::uuid) AND (r.assignee_id IS NULL OR s.active)
      ORDER BY r.position, r.id LIMIT 1
    )
    SELECT id AS "ruleId", coalesce(assignee_id, (${leastBusy})) AS "assigneeId" FROM rule`
  return fits ?? null
}

import type { Tx } from '@/lib/core/db'
import { MAY_OWN } from './owners'

// Who gets a new registration: the first rule whose city and plan fit.

/** What the rules decided. */
export interface Assignment {
  ruleId: string
  /** Null where the rule shares out among the agents and none works here. */
  assigneeId: string | null
}

/** What the rules look at. */
interface Wanted {
  city: string | null
  planId: string | null
}
interface Agent {
  userId: string
  /** How many open registrations this agent has. */
  open: number
}

/** Those that a rule without a person shares out among, who has worked here longest first. */
const readAgents = (tx: Tx): Promise<Agent[]> => tx.$queryRaw<Agent[]>`
  SELECT s.user_id AS "userId", (SELECT count(*)::int FROM staff_registrations x WHERE x.assignee_id = s.user_id
      AND x.status IN ('pending_verification', 'verified', 'survey_scheduled', 'survey_completed', 'approved')) AS open
  FROM staff_members s WHERE s.active AND s.role = 'agent' ORDER BY s.created_at, s.user_id`

/**
 * Asks the rules in their order, for many at a time as if one after the other. A rule is passed over when its person no
 * longer works here, or not at a desk; one without a person gives it to the agent with the fewest open registrations. Cities are compared
 * without case.
 *
 * @returns for each of them the decision, or null when no rule fits: then nobody gets it
 */
export async function chooseAssignees(tx: Tx, wanted: readonly Wanted[]): Promise<(Assignment | null)[]> {
  const rules = await tx.$queryRaw<(Assignment & { place: number })[]>`
    SELECT w.ordinality::int AS place, rule.id AS "ruleId", rule.assignee_id AS "assigneeId"
    FROM jsonb_array_elements(${JSON.stringify(wanted)}::jsonb) WITH ORDINALITY AS w (wish, ordinality)
    CROSS JOIN LATERAL (
      SELECT r.id, r.assignee_id FROM assignment_rules r LEFT JOIN staff_members s ON s.user_id = r.assignee_id
      WHERE r.active AND (r.city IS NULL OR lower(r.city) = lower(w.wish ->> 'city')) AND (r.plan_id IS NULL OR r.plan_id = (w.wish ->> 'planId')::uuid) AND (r.assignee_id IS NULL OR ${MAY_OWN})
      ORDER BY r.position, r.id LIMIT 1) rule
    ORDER BY w.ordinality`
  const agents = rules.some(({ assigneeId }) => assigneeId === null) ? await readAgents(tx) : []
  const chosen = wanted.map((): Assignment | null => null)
  for (const { place, ruleId, assigneeId } of rules) {
    // Whoever gets this one has one more when the next is given.
    const agent = assigneeId === null ? leastBusy(agents) : agents.find(({ userId }) => userId === assigneeId)
    if (agent) agent.open++
    chosen[place - 1] = { ruleId, assigneeId: assigneeId ?? agent?.userId ?? null }
  }
  return chosen
}

/** The one with the fewest; of several the first. */
const leastBusy = (agents: readonly Agent[]): Agent | undefined => agents.reduce<Agent | undefined>((least, agent) => (least && least.open <= agent.open ? least : agent), undefined)

/** The same for one. */
export const chooseAssignee = async (tx: Tx, wanted: Wanted): Promise<Assignment | null> => (await chooseAssignees(tx, [wanted]))[0] ?? null

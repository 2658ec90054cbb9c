import type { StaffActor } from '@/lib/core/actor'
import { inStaff, type Tx } from '@/lib/core/db'
import { now } from '@/lib/core/clock'
import { zonedParts } from '@/lib/core/zoned-time'
import type { ReasonKind } from '@/lib/generated/prisma/enums'
import { readCalendar, readOrganisation, readStageTargets, stageDue, type StageTarget } from './calendar'
import { MAY_OWN } from './owners'
import { CLOCK_STAGES, type ClockStage } from './schema'

// What the screens of the pipeline's settings show.

/** A holiday: its day, YYYY-MM-DD, and its name. */
export interface Holiday {
  day: string
  name: string
}

/** So many holidays ahead are shown: years of them. */
const HOLIDAYS_SHOWN = 500

/** Zone, country, language, week, the holidays from today on, and how many lie behind. */
export const getWorkingTime = (actor: StaffActor) =>
  inStaff(actor, async (tx) => {
    const { timeZone, country, locale } = await readOrganisation(tx)
    const today = zonedParts(timeZone, now()).day
    const holidays = await tx.$queryRaw<Holiday[]>`SELECT day::text, name FROM holidays WHERE day >= ${today}::date ORDER BY day LIMIT ${HOLIDAYS_SHOWN}::int`
    const past = await tx.holiday.count({ where: { day: { lt: new Date(today) } } })
    return { timeZone, country, locale, hours: (await readCalendar(tx)).hours, holidays, past }
  })

/** A stage with its clock, and when a registration that entered it now would be due. */
interface StageClock {
  stage: ClockStage
  target: StageTarget | null
  dueAt: Date | null
}

/** Every stage that may have a clock, in the order of the pipeline. */
export const getStageClocks = (actor: StaffActor): Promise<{ zone: string; stages: StageClock[] }> =>
  inStaff(actor, async (tx) => {
    const [calendar, targets] = [await readCalendar(tx), await readStageTargets(tx)]
    const entered = now()
    return {
      zone: calendar.zone,
      stages: CLOCK_STAGES.map((stage) => ({ stage, target: targets.get(stage) ?? null, dueAt: stageDue(calendar, targets, stage, entered)?.dueAt ?? null })),
    }
  })

/** A reason as staff look after it. */
export interface ReasonRow {
  id: string
  kind: ReasonKind
  text: string
  active: boolean
  /** How often it was given, counted to 1 001. */
  given: number
}

/** All reasons, by kind and in their order. */
export const listReasons = (actor: StaffActor): Promise<ReasonRow[]> =>
  inStaff(
    actor,
    (tx) => tx.$queryRaw<ReasonRow[]>`
      SELECT r.id, r.kind::text, r.text, r.active, (SELECT count(*)::int FROM (SELECT 1 FROM registrations x WHERE x.reason_id = r.id LIMIT 1001) counted) AS given
      FROM reasons r ORDER BY r.kind, r.position, r.id`,
  )

/** A rule as it is shown. Without city, plan or person the rule leaves it open. */
export interface RuleRow {
  id: string
  city: string | null
  plan: string | null
  person: string | null
  /** False when the person has left, or works at no desk any more: then the rule is passed over. */
  here: boolean
  active: boolean
}

const rulesIn = (tx: Tx) => tx.$queryRaw<RuleRow[]>`
  SELECT r.id, r.city, p.name AS plan, u.name AS person, (r.assignee_id IS NULL OR ${MAY_OWN}) AS here, r.active
  FROM assignment_rules r LEFT JOIN plans p ON p.id = r.plan_id LEFT JOIN staff_members s ON s.user_id = r.assignee_id LEFT JOIN users u ON u.id = r.assignee_id
  ORDER BY r.position, r.id`

/** The rules in their order, and what a new one may name: plans that people apply for, colleagues who work on registrations. */
export const getAssignment = (actor: StaffActor) =>
  inStaff(actor, async (tx) => ({
    rules: await rulesIn(tx),
    plans: await tx.plan.findMany({ where: { active: true, onboarding: 'installed' }, orderBy: [{ position: 'asc' }, { slug: 'asc' }], select: { slug: true, name: true } }),
    people: await tx.$queryRaw<{ id: string; name: string }[]>`
      SELECT s.user_id AS id, u.name FROM staff_members s JOIN users u ON u.id = s.user_id WHERE ${MAY_OWN} ORDER BY u.name, u.id LIMIT 500`,
  }))


import { Prisma } from '@/lib/generated/prisma/client'
import type { StaffActor } from '@/lib/core/actor'
import { now } from '@/lib/core/clock'
import { inStaff, PLAN_EACH_TIME, type Tx } from '@/lib/core/db'
import { zonedParts } from '@/lib/core/zoned-time'
import { readOrganisation } from '@/lib/organisation/calendar'
import { allOf, filterSql } from '@/lib/registrations/filter-sql'
import type { RegistrationFilter } from '@/lib/registrations/schema'
import { periodOf } from './period'
import type { ReportQuery } from './schema'

/** Whom a report is about, in the words of the list of registrations: a figure's link is this and what the figure adds. */
export type Cohort = Pick<RegistrationFilter, 'from' | 'to' | 'source' | 'plan' | 'city'>

/** The registrations that a report is asked about. @param today in the organisation's zone */
export function cohortOf({ source, plan, city, ...days }: ReportQuery, today: string): Cohort {
  const { from, to } = periodOf(days, today)
  return { ...(from && { from }), ...(to && { to }), ...(source && { source }), ...(plan && { plan }), ...(city && { city }) }
}

/** A colleague's query over the registrations of a cohort, `registrations r` under its condition: the list's own filter (T1-21). */
export const overCohort = <T>(actor: StaffActor, cohort: Cohort, work: (tx: Tx, condition: Prisma.Sql) => Promise<T>): Promise<T> =>
  inStaff(actor, async (tx) => work(tx, allOf(filterSql(cohort, await readOrganisation(tx)))), MOST_MS)

/** So many registrations say enough of how long things take: with more, only a part of them is looked at. */
const SAMPLE = 50_000
const PARTS = 256

/**
 * Of a large cohort a part that chance has chosen: the last byte of an id is random. Histories are five times as many
 * rows as registrations, and a median of fifty thousand is the median of a million to a hundredth.
 *
 * @returns the condition of the part, and how large it is, 1 being the whole
 */
export async function sampleOf(tx: Tx, condition: Prisma.Sql): Promise<{ part: Prisma.Sql; share: number }> {
  const [row] = await tx.$queryRaw<{ count: number }[]>`${PLAN_EACH_TIME} SELECT count(*)::int AS count FROM staff_registrations r WHERE ${condition}`
  const parts = Math.min(PARTS, Math.ceil((PARTS * SAMPLE) / Math.max(1, row?.count ?? 1)))
  return { share: parts / PARTS, part: parts === PARTS ? condition : Prisma.sql`${condition} AND get_byte(uuid_send(r.id), 15) < ${parts}::int` }
}

// Years of registrations take their time.
const MOST_MS = 60_000

/** The day that it is for the organisation, and its zone. */
export const readToday = (actor: StaffActor): Promise<{ zone: string; today: string }> =>
  inStaff(actor, async (tx) => {
    const { timeZone } = await readOrganisation(tx)
    return { zone: timeZone, today: zonedParts(timeZone, now()).day }
  })

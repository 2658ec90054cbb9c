import { Prisma } from '@/lib/generated/prisma/client'
import type { StaffActor } from '@/lib/core/actor'
import { now } from '@/lib/core/clock'
import { inStaff, type Tx } from '@/lib/core/db'
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

// Years of registrations take their time.
const MOST_MS = 60_000

/** A colleague's query over the registrations of a cohort, `registrations r` under its condition: the list's own filter (T1-21). */
export const overCohort = <T>(actor: StaffActor, cohort: Cohort, work: (tx: Tx, condition: Prisma.Sql) => Promise<T>): Promise<T> =>
  inStaff(
    actor,
    async (tx) => {
      // Room to add up many kinds in memory, by two processes where they are idle.
      await tx.$executeRaw`SELECT set_config('work_mem', '64MB', true), set_config('parallel_tuple_cost', '0.01', true)`
      return work(tx, allOf(filterSql(cohort, await readOrganisation(tx))))
    },
    MOST_MS,
  )

/** Histories of up to so many registrations are read whole. */
const WHOLE = 20_000
/** Of more than that, so many say enough: the median of ten thousand is that of a million to a hundredth of the ranks. */
const SAMPLE = 10_000
const PARTS = 256

/**
 * Of a large cohort a part that chance has chosen: the last byte of an id is random. Histories are five times as many
 * rows as registrations, and lie about.
 *
 * @param count how many registrations the cohort has
 * @returns the condition of the part, and how large it is, 1 being the whole
 */
export function sampleOf(condition: Prisma.Sql, count: number): { part: Prisma.Sql; share: number } {
  if (count <= WHOLE) return { part: condition, share: 1 }
  const parts = Math.ceil((PARTS * SAMPLE) / count)
  return { share: parts / PARTS, part: Prisma.sql`${condition} AND get_byte(uuid_send(r.id), 15) < ${parts}::int` }
}

/** The day that it is for the organisation, and its zone. */
export const readToday = (actor: StaffActor): Promise<{ zone: string; today: string }> =>
  inStaff(actor, async (tx) => {
    const { timeZone } = await readOrganisation(tx)
    return { zone: timeZone, today: zonedParts(timeZone, now()).day }
  })

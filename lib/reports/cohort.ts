import type { Prisma } from '@/lib/generated/prisma/client'
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

/** A colleague's query over the registrations of a cohort, `registrations r` under its condition: the list's own filter (T1-21). */
export const overCohort = <T>(actor: StaffActor, cohort: Cohort, work: (tx: Tx, condition: Prisma.Sql) => Promise<T>): Promise<T> =>
  inStaff(actor, async (tx) => work(tx, allOf(filterSql(cohort, await readOrganisation(tx)))), MOST_MS)

// Years of registrations take their time.
const MOST_MS = 60_000

/** The day that it is for the organisation, and its zone. */
export const readToday = (actor: StaffActor): Promise<{ zone: string; today: string }> =>
  inStaff(actor, async (tx) => {
    const { timeZone } = await readOrganisation(tx)
    return { zone: timeZone, today: zonedParts(timeZone, now()).day }
  })

import { Prisma } from '@/lib/generated/prisma/client'
import type { StaffActor } from '@/lib/core/actor'
import { PLAN_EACH_TIME } from '@/lib/core/db'
import { overCohort, type Cohort } from './cohort'

/** What a cohort can be divided by. */
export const GROUPINGS = ['sources', 'campaigns', 'cities', 'plans', 'reasons'] as const
export type Grouping = (typeof GROUPINGS)[number]

/** One part of a cohort. */
export interface Group {
  /** As the list's filter says it; null is "none given". */
  key: string | null
  /** As people say it; null where the key says it. */
  name: string | null
  count: number
  /** How many of them became customers. */
  customers: number
}

/** A cohort divided: the largest parts, and what lies beyond them. */
export interface Groups {
  groups: Group[]
  /** Parts that are not among `groups`. */
  further: number
}

/** So many parts are read, for the screen and for the file. */
const GROUPS_READ = 1000

interface Division {
  key: Prisma.Sql
  name: Prisma.Sql
  /** Only of those. */
  only?: Prisma.Sql
  join?: Prisma.Sql
}
const divisions: Readonly<Record<Grouping, Division>> = {
  sources: { key: Prisma.sql`coalesce(r.utm_source, r.door::text)`, name: Prisma.sql`NULL::text` },
  campaigns: { key: Prisma.sql`r.utm_campaign`, name: Prisma.sql`NULL::text` },
  // Written differently, a city is still the same; it is shown as most have written it.
  cities: { key: Prisma.sql`lower(r.city)`, name: Prisma.sql`mode() WITHIN GROUP (ORDER BY r.city)` },
  plans: { key: Prisma.sql`p.slug`, name: Prisma.sql`min(p.name)`, join: Prisma.sql`JOIN plans p ON p.id = r.plan_id` },
  reasons: { key: Prisma.sql`r.reason_id::text`, name: Prisma.sql`min(w.text)`, join: Prisma.sql`LEFT JOIN reasons w ON w.id = r.reason_id`, only: Prisma.sql`r.status IN ('rejected', 'cancelled')` },
}

/** A cohort divided by one thing, the largest part first. Reasons divide only what was rejected or cancelled. */
export const readGroups = (actor: StaffActor, by: Grouping, cohort: Cohort): Promise<Groups> =>
  overCohort(actor, cohort, async (tx, condition) => {
    const { key, name, join = Prisma.empty, only = Prisma.sql`true` } = divisions[by]
    const rows = await tx.$queryRaw<(Group & { parts: number })[]>`${PLAN_EACH_TIME}
      SELECT ${key} AS key, ${name} AS name, count(*)::int, (count(*) FILTER (WHERE r.status = 'customer_created'))::int AS customers, (count(*) OVER ())::int AS parts
      FROM staff_registrations r ${join} WHERE ${condition} AND ${only} GROUP BY 1 ORDER BY count(*) DESC, 1 NULLS LAST LIMIT ${GROUPS_READ}`
    return { groups: rows.map(({ parts: _, ...group }) => group), further: Math.max(0, (rows[0]?.parts ?? 0) - rows.length) }
  })

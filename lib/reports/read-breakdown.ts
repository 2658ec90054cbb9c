import { Prisma } from '@/lib/generated/prisma/client'
import type { RegistrationStatus } from '@/lib/generated/prisma/enums'
import { PLAN_EACH_TIME, type Tx } from '@/lib/core/db'
import { stepsOf, type FunnelStage, type FunnelStep } from './funnel'

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

/** A cohort added up by everything that the reports divide it by. */
export interface Breakdown {
  funnel: FunnelStep[]
  /** The largest part first. Reasons divide only what was rejected or cancelled. */
  groups: Record<Grouping, Groups>
  /** By colleague: whose registrations they are now. */
  assigned: Group[]
}

interface Division {
  key: Prisma.Sql
  name?: Prisma.Sql
  from?: Prisma.Sql
}
const CELLS = Prisma.sql`cells c`
const divisions: Readonly<Record<Grouping | 'assigned', Division>> = {
  sources: { key: Prisma.sql`coalesce(c.utm_source, c.door::text)` },
  campaigns: { key: Prisma.sql`c.utm_campaign` },
  // Written differently, a city is still the same; it is shown as most have written it.
  cities: {
    key: Prisma.sql`lower(c.city)`,
    name: Prisma.sql`(array_agg(c.city ORDER BY c.n DESC, c.city))[1]`,
    from: Prisma.sql`(SELECT city, sum(n) AS n, sum(customers) AS customers FROM cells GROUP BY city) c`,
  },
  plans: { key: Prisma.sql`p.slug`, name: Prisma.sql`min(p.name)`, from: Prisma.sql`cells c JOIN plans p ON p.id = c.plan_id` },
  reasons: { key: Prisma.sql`c.reason_id::text`, name: Prisma.sql`min(w.text)`, from: Prisma.sql`(SELECT * FROM cells WHERE status IN ('rejected', 'cancelled')) c LEFT JOIN reasons w ON w.id = c.reason_id` },
  assigned: { key: Prisma.sql`c.assignee_id::text`, from: Prisma.sql`(SELECT * FROM cells WHERE assignee_id IS NOT NULL) c` },
}
const NAMES = [...GROUPINGS, 'assigned'] as const

const division = (by: (typeof NAMES)[number]): Prisma.Sql => {
  const { key, name = Prisma.sql`NULL::text`, from = CELLS } = divisions[by]
  return Prisma.sql`(SELECT ${by} AS part, ${key} AS key, ${name} AS name, sum(c.n)::int AS count, sum(c.customers)::int AS customers, (count(*) OVER ())::int AS parts
    FROM ${from} GROUP BY 2 ORDER BY 4 DESC, 2 NULLS LAST LIMIT ${GROUPS_READ})`
}

interface Part extends Group {
  part: string
  parts: number
}

/**
 * All figures that are counts of registrations, in one look at the cohort: its rows are first added up by all that the
 * reports divide them by, and the few cells that remain by each.
 *
 * @param condition the cohort, over `registrations r`
 */
export async function readBreakdown(tx: Tx, condition: Prisma.Sql): Promise<Breakdown> {
  const rows = await tx.$queryRaw<Part[]>`${PLAN_EACH_TIME}
    WITH cells AS MATERIALIZED (
      SELECT r.status, r.furthest, r.door, r.utm_source, r.utm_campaign, r.city, r.plan_id, r.reason_id, r.assignee_id, count(*) AS n,
        count(*) FILTER (WHERE r.status = 'customer_created') AS customers
      FROM staff_registrations r WHERE ${condition} GROUP BY 1, 2, 3, 4, 5, 6, 7, 8, 9)
    SELECT 'stages' AS part, c.furthest::text AS key, c.status::text AS name, sum(c.n)::int AS count, 0 AS customers, 0 AS parts FROM cells c GROUP BY c.furthest, c.status
    UNION ALL ${Prisma.join(NAMES.map(division), ' UNION ALL ')}`
  const of = (part: string) => rows.filter((row) => row.part === part)
  const groupsOf = (part: string) => of(part).map(({ key, name, count, customers }) => ({ key, name, count, customers }))
  const groups = Object.fromEntries(GROUPINGS.map((by) => [by, { groups: groupsOf(by), further: Math.max(0, (of(by)[0]?.parts ?? 0) - of(by).length) }])) as Record<Grouping, Groups>
  return {
    funnel: stepsOf(of('stages').map(({ key, name, count }) => ({ furthest: key as FunnelStage, status: name as RegistrationStatus, count }))),
    groups,
    assigned: groupsOf('assigned'),
  }
}

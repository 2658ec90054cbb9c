import { Prisma } from '@/lib/generated/prisma/client'
import type { StaffActor } from '@/lib/core/actor'
import { now, SECOND } from '@/lib/core/clock'
import { inStaff, PLAN_EACH_TIME } from '@/lib/core/db'
import { readOrganisation } from '@/lib/organisation/calendar'
import type { ColumnPage } from './board-state'
import { findStages } from './count-registrations'
import { allOf, DUE, filterSql, NAME } from './filter-sql'
import { boardStages, columnSort } from './landing'
import { readPage } from './list-registrations'
import { toRegistration } from './resources'
import type { RegistrationFilter, Sort } from './schema'

const PAGE = 50
// Changes are asked for from a little before, because one becomes visible only when its transaction ends.
const OVERLAP_MS = 15 * SECOND

/** The board as it is first drawn: the first page of every column and how many each holds. */
export const readBoard = (actor: StaffActor, { status: _, ...filter }: RegistrationFilter): Promise<{ pages: ColumnPage[]; since: string }> =>
  inStaff(actor, async (tx) => {
    const since = new Date(now().getTime() - OVERLAP_MS).toISOString()
    const conditions = filterSql(filter, await readOrganisation(tx))
    const found = await findStages(tx, filter, conditions)
    const pages: ColumnPage[] = []
    for (const status of boardStages) {
      const inStage = Prisma.sql`r.status = ${status}::registration_status`
      const { rows, nextCursor } = await readPage(tx, { sort: columnSort(status), limit: PAGE }, [inStage, ...conditions], found[status])
      pages.push({ status, rows: rows.map(toRegistration), count: found[status].total, cursor: nextCursor })
    }
    return { pages, since }
  })

const keys: Readonly<Record<Sort, { key: Prisma.Sql; down?: true }>> = {
  newest: { key: Prisma.sql`r.created_at`, down: true },
  oldest: { key: Prisma.sql`r.created_at` },
  waiting: { key: Prisma.sql`r.entered_at` },
  due: { key: DUE },
  updated: { key: Prisma.sql`r.updated_at`, down: true },
  name: { key: NAME },
}

/** Who stands before and behind a registration in a view; null at its ends. Also for one that no longer fits the view. */
export interface Neighbours {
  previous: string | null
  next: string | null
}

/**
 * The neighbours of a registration in a list by its filter and order (PIPE-17). Costs the same wherever it stands.
 *
 * @param id must exist
 */
export const readNeighbours = (actor: StaffActor, id: string, filter: RegistrationFilter, sort: Sort): Promise<Neighbours> =>
  inStaff(actor, async (tx) => {
    const { key, down } = keys[sort]
    const fits = allOf(filterSql(filter, await readOrganisation(tx)))
    const here = Prisma.sql`(SELECT here.key FROM here), (SELECT here.id FROM here)`
    const [found] = await tx.$queryRaw<{ above: string | null; below: string | null }[]>`${PLAN_EACH_TIME}
      WITH here AS MATERIALIZED (SELECT ${key} AS key, r.id FROM staff_registrations r WHERE r.id = ${id}::uuid)
      SELECT (SELECT r.id FROM staff_registrations r WHERE ${fits} AND (${key}, r.id) > (${here}) ORDER BY ${key}, r.id LIMIT 1) AS above,
        (SELECT r.id FROM staff_registrations r WHERE ${fits} AND (${key}, r.id) < (${here}) ORDER BY ${key} DESC, r.id DESC LIMIT 1) AS below`
    const { above = null, below = null } = found ?? {}
    return down ? { previous: above, next: below } : { previous: below, next: above }
  })

import { PLAN_EACH_TIME, type Tx } from '@/lib/core/db'
import { validation } from '@/lib/core/errors'
import { pipeline as words } from '@/lib/messages/en/pipeline'
import { readOrganisation } from '@/lib/organisation/calendar'
import type { BulkBody } from './care-schema'
import type { Chosen } from './carry-out'
import { allOf, filterSql } from './filter-sql'

/**
 * The registrations of a command: those named, each once, or all that fit a filter, newest first (PIPE-13).
 *
 * @param most how many the command may have
 * @throws VALIDATION on `filter` or `ids` when there are more
 */
export async function chooseRegistrations(tx: Tx, { ids, filter }: Pick<BulkBody, 'ids' | 'filter'>, most: number): Promise<Chosen[]> {
  const chosen = ids ? await named(tx, ids) : await fitting(tx, filter ?? {}, most + 1)
  if (chosen.length > most) throw validation({ [ids ? 'ids' : 'filter']: [words.refused.tooMany(most)] })
  return chosen
}

async function named(tx: Tx, ids: readonly string[]): Promise<Chosen[]> {
  const unique = [...new Set(ids)]
  const found = new Map((await tx.registration.findMany({ where: { id: { in: unique } }, select: { id: true, number: true, status: true } })).map((each) => [each.id, each]))
  return unique.map((id) => found.get(id) ?? { id, number: null, status: null })
}

const fitting = async (tx: Tx, filter: NonNullable<BulkBody['filter']>, most: number): Promise<Chosen[]> => {
  const conditions = filterSql(filter, await readOrganisation(tx))
  return tx.$queryRaw<Chosen[]>`${PLAN_EACH_TIME}
    SELECT r.id, r.number, r.status::text FROM staff_registrations r WHERE ${allOf(conditions)} ORDER BY r.created_at DESC, r.id DESC LIMIT ${most}`
}

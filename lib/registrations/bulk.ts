import type { ErrorCode, FieldErrors } from '@/lib/core/errors'
import type { StaffActor } from '@/lib/core/actor'
import type { ChangeOrigin, RegistrationStatus } from '@/lib/generated/prisma/enums'
import { refusalOf } from '@/lib/auth/failure'
import { requireStaffPermission } from '@/lib/auth/permissions'
import { inStaff, PLAN_EACH_TIME } from '@/lib/core/db'
import { validation } from '@/lib/core/errors'
import { pipeline as words } from '@/lib/messages/en/pipeline'
import { readOrganisation } from '@/lib/organisation/calendar'
import { assignRegistration } from './assign-registration'
import { BULK_MOST, type BulkAction, type BulkBody } from './care-schema'
import { allOf, filterSql } from './filter-sql'
import { moveRegistration } from './move-registration'
import { tagRegistration } from './tag-registration'

/** What became of one registration of many. */
export interface BulkResult {
  id: string
  /** Null where there is no such registration. */
  number: string | null
  error: { code: ErrorCode; message: string; fields?: FieldErrors } | null
}

interface Chosen {
  id: string
  number: string | null
  status: RegistrationStatus | null
}

// Few at a time: others work with the same database.
const AT_ONCE = 4

/**
 * Does one thing with many registrations: those named, or all that fit a filter. Each by the same rules and in a
 * transaction of its own, so that one refusal stops nothing else and is told with its reason (T1-20, PIPE-13).
 *
 * @throws FORBIDDEN when the colleague may not do this with any; VALIDATION when more than `BULK_MOST` fit the filter
 */
export async function bulk(actor: StaffActor, { ids, filter, action }: BulkBody): Promise<BulkResult[]> {
  if (action.type !== 'move') requireStaffPermission(actor, action.type === 'assign' ? 'registrations:assign' : 'registrations:update')
  const chosen = await chosenBy(actor, { ids, filter })
  const results: BulkResult[] = []
  for (let start = 0; start < chosen.length; start += AT_ONCE) {
    results.push(...(await Promise.all(chosen.slice(start, start + AT_ONCE).map((each) => attempt(actor, each, action)))))
  }
  return results
}

async function chosenBy(actor: StaffActor, { ids, filter }: Omit<BulkBody, 'action'>): Promise<Chosen[]> {
  return inStaff(actor, async (tx) => {
    if (ids) {
      const found = new Map((await tx.registration.findMany({ where: { id: { in: ids } }, select: { id: true, number: true, status: true } })).map((each) => [each.id, each]))
      return [...new Set(ids)].map((id) => found.get(id) ?? { id, number: null, status: null })
    }
    const conditions = filterSql(filter ?? {}, await readOrganisation(tx))
    const chosen = await tx.$queryRaw<Chosen[]>`${PLAN_EACH_TIME}
      SELECT r.id, r.number, r.status::text FROM staff_registrations r WHERE ${allOf(conditions)} ORDER BY r.created_at DESC, r.id DESC LIMIT ${BULK_MOST + 1}`
    if (chosen.length > BULK_MOST) throw validation({ filter: [words.refused.tooMany(BULK_MOST)] })
    return chosen
  })
}

async function attempt(actor: StaffActor, { id, number, status }: Chosen, action: BulkAction): Promise<BulkResult> {
  try {
    await carryOut(actor, id, action, status)
    return { id, number, error: null }
  } catch (error) {
    // A fault of ours is logged there with the request's id, and the others go on.
    const { code, message, fields } = refusalOf(error, actor.requestId)
    return { id, number, error: { code, message, ...(fields && { fields }) } }
  }
}

async function carryOut(actor: StaffActor, id: string, action: BulkAction, status: RegistrationStatus | null): Promise<void> {
  const origin: ChangeOrigin = 'bulk'
  if (action.type === 'assign') await assignRegistration(actor, { id, assignee_id: action.assignee_id, origin })
  else if (action.type === 'tag') await tagRegistration(actor, { id, add: action.add, remove: action.remove, origin })
  else {
    const { type: _, expected_status: expected, ...move } = action
    await moveRegistration(actor, { id, ...move, expected_status: expected ?? status ?? 'pending_verification', origin })
  }
}

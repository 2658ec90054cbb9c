import { plainRefusalOf } from '@/lib/auth/refusal'
import type { StaffActor } from '@/lib/core/actor'
import { inStaff } from '@/lib/core/db'
import { refusedBy, type ErrorCode, type FieldErrors } from '@/lib/core/errors'
import { BULK_MOST, type BulkAction, type BulkBody } from './care-schema'
import { carryOut, requireBulk, type Chosen } from './carry-out'
import { chooseRegistrations } from './choose-registrations'
import { moveRefusals } from './move-registration'

/** What became of one registration of many. */
export interface BulkResult {
  id: string
  /** Null where there is no such registration. */
  number: string | null
  error: BulkError | null
}
/** Why it was refused. */
export interface BulkError {
  code: ErrorCode
  message: string
  fields?: FieldErrors
}

/** Few at a time: others work with the same database. */
const TOGETHER = 4

/**
 * Does one thing with many registrations and waits for the end: those named, or all that fit a filter. Each by the same
 * rules and in a transaction of its own, so that one refusal stops nothing else and is told with its reason (T1-20,
 * PIPE-13). Screens hand longer ones over to a run: see `bulkOrRun`.
 *
 * @throws FORBIDDEN when the colleague may not do this with any; VALIDATION when more than `BULK_MOST` fit
 */
export async function bulk(actor: StaffActor, { ids, filter, action }: BulkBody): Promise<BulkResult[]> {
  requireBulk(actor, action)
  return bulkEach(actor, await inStaff(actor, (tx) => chooseRegistrations(tx, { ids, filter }, BULK_MOST)), action)
}

/** The same with registrations that were chosen already. */
export async function bulkEach(actor: StaffActor, chosen: readonly Chosen[], action: BulkAction): Promise<BulkResult[]> {
  const results: BulkResult[] = []
  for (let start = 0; start < chosen.length; start += TOGETHER) {
    results.push(...(await Promise.all(chosen.slice(start, start + TOGETHER).map((each) => attempt(actor, each, action)))))
  }
  return results
}

async function attempt(actor: StaffActor, chosen: Chosen, action: BulkAction): Promise<BulkResult> {
  const { id, number } = chosen
  try {
    await inStaff(actor, (tx) => carryOut(tx, actor, chosen, action)).catch(refusedBy(moveRefusals))
    return { id, number, error: null }
  } catch (error) {
    // A fault of ours is logged there with the request's id, and the others go on.
    return { id, number, error: toBulkError(plainRefusalOf(error, actor.requestId)) }
  }
}

/** A refusal as results carry it. */
export const toBulkError = ({ code, message, fields }: BulkError): BulkError => ({ code, message, ...(fields && { fields }) })

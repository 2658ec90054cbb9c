import type { Tx } from '@/lib/core/db'
import { validation } from '@/lib/core/errors'
import { pipeline as words } from '@/lib/messages/en/pipeline'
import type { Move } from './moves'
import { hasEnded } from './policy'

/**
 * The reason of a move: from the list, in own words, or both. What is kept in the event is the words, so that a list that
 * is changed later changes no history; the row keeps which one it was, for the figures (T1-29).
 *
 * @throws VALIDATION on `reason` where the move needs one; on `reason_id` when it is not on the list of this ending
 */
export async function readEnding(tx: Tx, move: Move, given: { reason?: string | undefined; reason_id?: string | undefined }): Promise<{ reason: string | null; reasonId: string | null }> {
  const own = given.reason ?? ''
  const listed = given.reason_id === undefined ? null : await listedReason(tx, move, given.reason_id)
  const reason = [listed?.text, own].filter(Boolean).join(': ')
  if (move.reasonRequired && reason === '') throw validation({ reason: [words.refused.reasonMissing] })
  return { reason: reason || null, reasonId: listed?.id ?? null }
}

async function listedReason(tx: Tx, { to }: Move, id: string): Promise<{ id: string; text: string }> {
  const kind = hasEnded(to) ? to : null
  const listed = kind && (await tx.reason.findFirst({ where: { id, kind, active: true }, select: { id: true, text: true } }))
  if (!listed) throw validation({ reason_id: [words.refused.reasonUnknown] })
  return listed
}

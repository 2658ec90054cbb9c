import type { RegistrationStatus } from '@/lib/generated/prisma/enums'
import { requireStaffPermission } from '@/lib/auth/permissions'
import type { StaffActor } from '@/lib/core/actor'
import type { Tx } from '@/lib/core/db'
import { assignInside } from './assign-registration'
import type { BulkAction } from './care-schema'
import { moveInside } from './move-registration'
import { tagInside } from './tag-registration'

/** One registration of a command over many. */
export interface Chosen {
  id: string
  /** Null where there is no such registration. */
  number: string | null
  /** As it was when the command was given. */
  status: RegistrationStatus | null
}

/**
 * What a command over many needs before any registration is looked at; a move is judged with each.
 *
 * @throws FORBIDDEN
 */
export function requireBulk(actor: StaffActor, action: BulkAction): void {
  if (action.type !== 'move') requireStaffPermission(actor, action.type === 'assign' ? 'registrations:assign' : 'registrations:update')
}

/**
 * Does what a command says with one of its registrations, by the rules of one, inside a transaction of the caller, who
 * maps `moveRefusals` round it (T1-20).
 */
export async function carryOut(tx: Tx, actor: StaffActor, { id, status }: Chosen, action: BulkAction): Promise<void> {
  const origin = 'bulk'
  if (action.type === 'assign') await assignInside(tx, actor, { id, assignee_id: action.assignee_id, origin })
  else if (action.type === 'tag') await tagInside(tx, actor, { id, add: action.add, remove: action.remove, origin })
  else {
    const { type: _, expected_status: expected, ...move } = action
    await moveInside(tx, actor, { id, ...move, expected_status: expected ?? status ?? 'pending_verification', origin })
  }
}

import { db } from '@/lib/core/db'
import { staffPermissions, type StaffPermission } from '@/lib/auth/permissions'
import type { RegistrationStatus } from '@/lib/generated/prisma/enums'

/** What a move asks for beside itself. */
const MOVE_NEEDS = ['nothing', 'reason', 'survey', 'result', 'provisioning'] as const
export type MoveNeeds = (typeof MOVE_NEEDS)[number]

/** One row of the table of moves, as the board, the API and bulk commands read it. */
export interface Move {
  from: RegistrationStatus
  to: RegistrationStatus
  /** What a colleague must be allowed. */
  permission: StaffPermission
  /** Whether whoever applied may do it, too. */
  byApplicant: boolean
  needs: MoveNeeds
  reasonRequired: boolean
  /** Only for plans that need no survey. */
  skipsSurvey: boolean
}

const isPermission = (text: string): text is StaffPermission => (staffPermissions as readonly string[]).includes(text)
const isNeeds = (text: string): text is MoveNeeds => (MOVE_NEEDS as readonly string[]).includes(text)

let known: Promise<readonly Move[]> | undefined

/**
 * The moves that exist (PIPE-1). Rows of the database are the one truth; only a migration changes them, so a process
 * reads them once.
 */
export function readMoves(): Promise<readonly Move[]> {
  known ??= load().catch((error: unknown) => {
    known = undefined
    throw error
  })
  return known
}

async function load(): Promise<readonly Move[]> {
  const rows = await db.registrationMove.findMany({ orderBy: [{ fromStatus: 'asc' }, { toStatus: 'asc' }] })
  return rows.map(({ fromStatus, toStatus, permission, needs, ...rest }) => {
    if (!isPermission(permission) || !isNeeds(needs)) throw new Error(`the move from ${fromStatus} to ${toStatus} asks for what nobody knows`)
    return { from: fromStatus, to: toStatus, permission, needs, ...rest }
  })
}

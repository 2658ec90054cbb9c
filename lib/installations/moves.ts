import type { InstallationStatus } from '@/lib/generated/prisma/enums'
import { db } from '@/lib/core/db'
import type { InstallationMoveRule } from './policy'

let known: Promise<InstallationMoveRule[]> | undefined

/** The moves of installations that exist, from their table: read once for each process, because only a migration changes them. */
export function readInstallationMoves(): Promise<InstallationMoveRule[]> {
  known ??= db.installationMove
    .findMany({ orderBy: [{ fromStatus: 'asc' }, { toStatus: 'asc' }] })
    .then((rows) => rows.map(({ fromStatus, toStatus, permission, reasonRequired }) => ({ from: fromStatus, to: toStatus, permission, reasonRequired })))
  // A database that was away for a moment is asked again.
  known.catch(() => (known = undefined))
  return known
}

/** The move from one state to another; undefined when it does not exist. */
export const findMove = async (from: InstallationStatus, to: InstallationStatus): Promise<InstallationMoveRule | undefined> =>
  (await readInstallationMoves()).find((move) => move.from === from && move.to === to)

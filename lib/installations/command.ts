import type { StaffActor } from '@/lib/core/actor'
import { inStaff, type Tx } from '@/lib/core/db'
import { once, type Once } from '@/lib/core/once'
import { lockInstallation, type LockedInstallation } from './move-installation'
import { readInstallation } from './queries'
import { toInstallation } from './resources'
import type { InstallationAnswer } from './schema'

/**
 * The frame of every command on an installation: one transaction that holds the job, does the work and answers with the
 * job as it then is. A command that comes twice with the same id is answered with what the first one made, also when the
 * job has gone on since: a phone that lost the answer may ask again.
 *
 * @throws NOT_FOUND, and what the work throws; then nothing is kept, and the command may be sent again.
 */
export const commandOn = (actor: StaffActor, id: string, work: (tx: Tx, job: LockedInstallation) => Promise<void>): Promise<Once<InstallationAnswer>> =>
  inStaff(actor, (tx) =>
    once(tx, actor.command, async () => {
      await work(tx, await lockInstallation(tx, id))
      return toInstallation(await readInstallation(tx, id))
    }),
  )

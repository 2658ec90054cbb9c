import { now } from '@/lib/core/clock'
import { inSystem } from '@/lib/core/db'
import { tell } from '@/lib/registrations/tell'

/** In one transaction; more follow in the next. */
const AT_ONCE = 100

/**
 * Notes the jobs whose time is running out, each once, and tells the colleagues whom the rules name for it. What counts as
 * running out was written when the job was opened, from the one table of targets, for every priority (T1-24). Paused jobs
 * wait for somebody else and are left out until the work goes on. A job without an application has no notice; the list's
 * filter shows it.
 *
 * @returns how many were noted
 */
export async function warnOfDueJobs(): Promise<number> {
  for (let noted = 0; ; ) {
    const found = await inSystem(async (tx) => {
      const jobs = await tx.$queryRaw<{ registrationId: string | null }[]>`
        UPDATE installations SET warned_at = ${now()}::timestamptz WHERE id IN (
          SELECT id FROM installations WHERE status IN ('open', 'assigned', 'in_progress') AND warned_at IS NULL AND paused_at IS NULL AND due_soon_at <= ${now()}::timestamptz
          ORDER BY due_soon_at LIMIT ${AT_ONCE} FOR UPDATE SKIP LOCKED)
        RETURNING registration_id AS "registrationId"`
      for (const { registrationId } of jobs) if (registrationId) await tell(tx, 'installation_due', registrationId)
      return jobs.length
    })
    noted += found
    if (found < AT_ONCE) return noted
  }
}

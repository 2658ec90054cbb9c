import type { JobPriority } from '@/lib/generated/prisma/enums'
import type { Tx } from '@/lib/core/db'
import { readCalendar } from '@/lib/organisation/calendar'
import { hasWorkingTime, workingDue } from '@/lib/organisation/working-time'

/** When a job is due, and from when on it counts as due soon. */
export interface Due {
  dueSoonAt: Date
  dueAt: Date
}

/**
 * When a job of this priority is due, in working time. The one table of targets is read here and nowhere else; what the
 * watch warns of are the moments that this wrote (T1-24).
 *
 * @param from when the clock starts: the job is opened, or put back to be planned again
 * @returns null where the organisation has no working time at all
 */
export async function dueOf(tx: Tx, priority: JobPriority, from: Date): Promise<Due | null> {
  const [calendar, { targetMinutes, warningMinutes }] = [await readCalendar(tx), await tx.jobTarget.findUniqueOrThrow({ where: { priority } })]
  if (!hasWorkingTime(calendar)) return null
  return { dueSoonAt: workingDue(from, targetMinutes - warningMinutes, calendar), dueAt: workingDue(from, targetMinutes, calendar) }
}

import { can } from '@/lib/auth/permissions'
import type { StaffActor } from '@/lib/core/actor'
import { now } from '@/lib/core/clock'
import { inStaff } from '@/lib/core/db'
import { isUuid } from '@/lib/core/ids'
import { instantAt, zonedParts } from '@/lib/core/zoned-time'
import { readCalendar } from '@/lib/organisation/calendar'
import { readReasons, type OfferedReason } from '@/lib/organisation/reasons'
import { listTechnicianNames } from '@/lib/visits/queries'
import { clockTime, day } from '@/lib/visits/schema'
import { proposeTime, type TypedTime } from './propose-time'
import type { InstallationRow } from './queries'
import { recommend, type Recommendation } from './recommend'

/** What a job's page needs besides the job. */
export interface Plan {
  zone: string
  /** Asked for in the address, or proposed. */
  time: TypedTime
  /** For that time; empty for who may not assign. */
  candidates: Recommendation[]
  /** Everybody who could go, by name, and who of them is asked for besides those that suit best. */
  technicians: { id: string; name: string }[]
  also: string | undefined
  /** Why a visit may fail. */
  reasons: OfferedReason[]
}

/**
 * The time that is looked at, who suits it, and the reasons on offer.
 *
 * @param asked `day`, `time` and `with` of the page's address; what is none is replaced by a proposal
 */
export async function readPlan(actor: StaffActor, job: InstallationRow, asked: Record<string, string | string[] | undefined>): Promise<Plan> {
  const [calendar, reasons] = await inStaff(actor, async (tx) => [await readCalendar(tx), await readReasons(tx, 'failed')] as const)
  const { zone } = calendar
  const standing = job.startsAt && job.startsAt > now() ? zonedParts(zone, job.startsAt) : proposeTime(job, zonedParts(zone, now()).day, calendar)
  const [askedDay, askedTime] = [day.safeParse(asked.day), clockTime.safeParse(asked.time)]
  const time = { day: askedDay.success ? askedDay.data : standing.day, time: askedTime.success ? askedTime.data : standing.time }
  const also = typeof asked.with === 'string' && isUuid(asked.with) ? asked.with : undefined
  const mayAssign = can(actor, 'installations:assign')
  const candidates = mayAssign ? await recommend(actor, { id: job.id, startsAt: instantAt(zone, time.day, time.time), also }) : []
  return { zone, time, candidates, technicians: mayAssign ? await listTechnicianNames(actor) : [], also, reasons }
}

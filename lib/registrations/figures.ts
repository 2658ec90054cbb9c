import type { StaffActor } from '@/lib/core/actor'
import { now } from '@/lib/core/clock'
import { inStaff, type Tx } from '@/lib/core/db'
import { addDays, dayStart, zonedParts } from '@/lib/core/zoned-time'
import { readOrganisation } from '@/lib/organisation/calendar'
import { readTallies } from './count-registrations'

/** A figure above the list, and the filter behind it: its list has exactly as many rows. */
interface Figure {
  count: number
  /** The words after the question mark of the list's address. */
  query: string
}

export type Figures = Record<'total' | 'review' | 'survey' | 'approved' | 'customer' | 'rejected' | 'today', Figure>

/** The seven figures above the list of registrations. */
export const readFigures = (actor: StaffActor): Promise<Figures> =>
  inStaff(actor, async (tx) => {
    const tallies = await readTallies(tx)
    const { timeZone } = await readOrganisation(tx)
    const today = zonedParts(timeZone, now()).day
    return {
      total: { count: Object.values(tallies).reduce((sum, count) => sum + count, 0), query: '' },
      review: { count: tallies.pending_verification, query: 'status=pending_verification' },
      survey: { count: tallies.survey_scheduled + tallies.survey_completed, query: 'status=survey_scheduled,survey_completed' },
      approved: { count: tallies.approved, query: 'status=approved' },
      customer: { count: tallies.customer_created, query: 'status=customer_created' },
      rejected: { count: tallies.rejected, query: 'status=rejected' },
      today: { count: await countSince(tx, dayStart(timeZone, today), dayStart(timeZone, addDays(today, 1))), query: `from=${today}&to=${today}` },
    }
  })

const countSince = (tx: Tx, from: Date, until: Date): Promise<number> => tx.registration.count({ where: { createdAt: { gte: from, lt: until } } })
